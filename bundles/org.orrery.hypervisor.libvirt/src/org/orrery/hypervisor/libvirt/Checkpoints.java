// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.List;
import java.util.UUID;

import org.libvirt.jna.DomainCheckpointPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;

/** Reads and makes known the checkpoints of domains. */
final class Checkpoints {
	private static final int PARENTS_FIRST = 1 << 1;
	private static final int REDEFINE = 1;

	private final LibvirtSession session;
	private final LibvirtApi api;

	Checkpoints(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	/** None where the driver has no checkpoints. */
	List<String> definitions(UUID uuid) throws HypervisorException {
		String operation = "list the checkpoints of domain " + uuid;
		try {
			return session.domain(uuid, operation, domain -> {
				List<DomainCheckpointPointer> found = session.list(operation, array -> api.virDomainListAllCheckpoints(domain, array, PARENTS_FIRST),
						DomainCheckpointPointer::new);
				return session.each(found, HandleKind.CHECKPOINT, api::virDomainCheckpointFree,
						checkpoint -> session.check(api.virDomainCheckpointGetXMLDesc(checkpoint, 0), operation).toString());
			});
		} catch (HypervisorException e) {
			if (e.code() != ErrorCode.UNSUPPORTED)
				throw e;
			return List.of();
		}
	}

	void redefine(UUID uuid, String xml) throws HypervisorException {
		String operation = "redefine a checkpoint of domain " + uuid;
		session.domain(uuid, operation, domain -> session.using(session.check(api.virDomainCheckpointCreateXML(domain, xml, REDEFINE), operation),
				HandleKind.CHECKPOINT, api::virDomainCheckpointFree, defined -> null));
	}
}
