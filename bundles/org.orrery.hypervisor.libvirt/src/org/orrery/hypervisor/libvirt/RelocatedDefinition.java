// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.libvirt.jna.TypedParameters;
import org.orrery.hypervisor.xml.DomainXmlPatch;
import org.orrery.hypervisor.xml.XmlException;

/**
 * The XML that a domain gets on the target of its migration, where networks and files are called differently. It is read, changed and
 * handed back here because it holds secrets (passwords of displays), which never leave this bundle.
 */
record RelocatedDefinition(LibvirtSession session, DomainPointer domain, MigrationRequest request, String operation) {
	private static final int SECURE = 1;
	private static final int INACTIVE = 1 << 1;
	/** Without what only this host's running QEMU needs; libvirt checks the target's XML against it. */
	private static final int MIGRATABLE = 1 << 3;

	void addTo(TypedParameters parameters) throws HypervisorException {
		parameters.add("destination_xml", relocated(request.offline() ? SECURE | INACTIVE : SECURE | MIGRATABLE));
		if (request.persistDestination())
			parameters.add("persistent_xml", relocated(SECURE | INACTIVE));
	}

	private String relocated(int flags) throws HypervisorException {
		String xml = session.check(session.api().virDomainGetXMLDesc(domain, flags), operation).toString();
		try {
			return DomainXmlPatch.of(xml, operation).relocate(request.relocation()).toXml();
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}
}
