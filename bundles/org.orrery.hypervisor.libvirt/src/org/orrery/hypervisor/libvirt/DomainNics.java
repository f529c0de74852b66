// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.UUID;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.DomainXmlPatch;
import org.orrery.hypervisor.xml.XmlException;

/** Plugs NICs of domains into something else. */
final class DomainNics {
	private static final int INACTIVE = 1 << 1;
	private static final int AFFECT_LIVE = 1;
	private static final int AFFECT_CONFIG = 2;

	private final LibvirtSession session;
	private final LibvirtApi api;

	DomainNics(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	/** First the running domain: where that cannot be done, its definition stays as it is. */
	void plug(UUID uuid, String mac, NicSource to, boolean now) throws HypervisorException {
		String operation = "plug NIC " + mac + " of domain " + uuid + " into " + to;
		session.domain(uuid, operation, domain -> {
			if (now && session.check(api.virDomainIsActive(domain), operation) == 1)
				update(domain, mac, to, AFFECT_LIVE, operation);
			if (session.check(api.virDomainIsPersistent(domain), operation) == 1)
				update(domain, mac, to, AFFECT_CONFIG, operation);
			return null;
		});
	}

	/**
	 * The running definition says what the NIC is resolved to, the stored one what it asks for: the latter is what libvirt takes. The id of its
	 * port goes along, as another one would mean another port, which a running domain cannot get.
	 */
	private void update(DomainPointer domain, String mac, NicSource to, int affects, String operation) throws HypervisorException {
		try {
			String port = affects == AFFECT_LIVE ? DomainXmlPatch.of(xml(domain, 0, operation), operation).portId(mac) : "";
			boolean stored = session.check(api.virDomainIsPersistent(domain), operation) == 1;
			String device = DomainXmlPatch.of(xml(domain, stored ? INACTIVE : 0, operation), operation).nic(mac, to, port)
					.orElseThrow(() -> new HypervisorException(ErrorCode.NOT_FOUND, operation, "the domain has no such NIC"));
			session.check(api.virDomainUpdateDeviceFlags(domain, device, affects), operation);
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}

	private String xml(DomainPointer domain, int flags, String operation) throws HypervisorException {
		return session.check(api.virDomainGetXMLDesc(domain, flags), operation).toString();
	}
}
