// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.libvirt.jna.SecretPointer;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.SecretXml;
import org.orrery.hypervisor.xml.XmlException;

/** Reads which secrets a host keeps. Their values are never asked for. */
final class SecretInventory {
	private static final System.Logger LOG = System.getLogger(SecretInventory.class.getName());

	private final LibvirtSession session;
	private final LibvirtApi api;

	SecretInventory(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	List<SecretRecord> secrets() throws HypervisorException {
		String operation = "list the secrets of " + session.uri();
		return session.call(Feature.SECRETS, operation, connection -> {
			List<SecretPointer> secrets = session.list(operation, array -> api.virConnectListAllSecrets(connection, array, 0), SecretPointer::new);
			List<Optional<SecretRecord>> read = session.each(secrets, HandleKind.SECRET, api::virSecretFree, secret -> secret(secret, operation));
			return read.stream().flatMap(Optional::stream).toList();
		});
	}

	/** One that cannot be read hides no other; without its XML there is nothing to tell of it. */
	private Optional<SecretRecord> secret(SecretPointer secret, String operation) throws HypervisorException {
		byte[] bytes = new byte[LibvirtApi.VIR_UUID_BUFLEN];
		session.check(api.virSecretGetUUID(secret, bytes), operation);
		UUID uuid = DomainInventory.uuid(bytes);
		try {
			return Optional.of(SecretXml.read(session.check(api.virSecretGetXMLDesc(secret, 0), operation).toString(), uuid.toString()));
		} catch (XmlException | HypervisorException e) {
			LibvirtSession.requireThere(e);
			LOG.log(System.Logger.Level.WARNING, operation, e);
			return Optional.empty();
		}
	}
}
