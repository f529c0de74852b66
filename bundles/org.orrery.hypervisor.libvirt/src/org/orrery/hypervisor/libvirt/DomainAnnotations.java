// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.UUID;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.AnnotationsXml;
import org.orrery.hypervisor.xml.XmlException;

/** Writes down what people say of a domain, in the metadata of its definitions. */
final class DomainAnnotations {
	private static final int METADATA_ELEMENT = 2;
	private static final int AFFECT_LIVE = 1;
	private static final int AFFECT_CONFIG = 2;

	private final LibvirtSession session;
	private final LibvirtApi api;

	DomainAnnotations(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	void write(UUID uuid, Annotations wanted) throws HypervisorException {
		String operation = "annotate domain " + uuid;
		session.domain(uuid, operation, domain -> {
			String element = merged(domain, uuid, wanted, operation);
			session.check(api.virDomainSetMetadata(domain, METADATA_ELEMENT, element, AnnotationsXml.PREFIX, AnnotationsXml.NAMESPACE,
					affected(domain, operation)), operation);
			return null;
		});
	}

	/** Null when nothing is left to be stored. */
	private String merged(DomainPointer domain, UUID uuid, Annotations wanted, String operation) throws HypervisorException {
		try {
			return AnnotationsXml.merged(session.check(api.virDomainGetXMLDesc(domain, 0), operation).toString(), uuid.toString(), wanted).orElse(null);
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}

	/** Both definitions, as far as there are two. */
	private int affected(DomainPointer domain, String operation) throws HypervisorException {
		boolean active = session.check(api.virDomainIsActive(domain), operation) == 1;
		boolean persistent = session.check(api.virDomainIsPersistent(domain), operation) == 1;
		return (active ? AFFECT_LIVE : 0) | (persistent ? AFFECT_CONFIG : 0);
	}
}
