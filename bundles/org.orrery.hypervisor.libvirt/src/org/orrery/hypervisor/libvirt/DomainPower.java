// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.UUID;
import java.util.function.ToIntFunction;

import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;

/** Starts, stops, pauses, defines and undefines domains. */
final class DomainPower {
	private static final int KEEP_NVRAM = 1 << 3;

	private final LibvirtSession session;
	private final LibvirtApi api;

	DomainPower(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	void start(UUID uuid) throws HypervisorException {
		act("start domain " + uuid, uuid, api::virDomainCreate);
	}

	void shutdown(UUID uuid) throws HypervisorException {
		act("shut down domain " + uuid, uuid, api::virDomainShutdown);
	}

	void forceOff(UUID uuid) throws HypervisorException {
		act("force off domain " + uuid, uuid, api::virDomainDestroy);
	}

	void reboot(UUID uuid) throws HypervisorException {
		act("reboot domain " + uuid, uuid, domain -> api.virDomainReboot(domain, 0));
	}

	void pause(UUID uuid) throws HypervisorException {
		act("pause domain " + uuid, uuid, api::virDomainSuspend);
	}

	void resume(UUID uuid) throws HypervisorException {
		act("resume domain " + uuid, uuid, api::virDomainResume);
	}

	private void act(String operation, UUID uuid, ToIntFunction<DomainPointer> function) throws HypervisorException {
		session.domain(uuid, operation, domain -> session.check(function.applyAsInt(domain), operation));
	}

	void setAutostart(UUID uuid, boolean starts) throws HypervisorException {
		act("set the autostart of domain " + uuid, uuid, domain -> api.virDomainSetAutostart(domain, starts ? 1 : 0));
	}

	void define(String xml) throws HypervisorException {
		String operation = "define a domain on " + session.uri();
		session.call(operation, connection -> {
			DomainPointer domain = session.check(api.virDomainDefineXML(connection, xml), operation);
			return session.using(domain, HandleKind.DOMAIN, api::virDomainFree, defined -> null);
		});
	}

	/**
	 * Keeps the NVRAM, which is a file like a disk. A saved state or snapshots make libvirt refuse: they would be lost with the definition.
	 */
	void undefine(UUID uuid) throws HypervisorException {
		String operation = "undefine domain " + uuid;
		session.domain(uuid, operation, domain -> {
			if (api.virDomainUndefineFlags(domain, KEEP_NVRAM) == 0)
				return null;
			HypervisorException failure = session.failure(operation);
			boolean flagUnknown = failure.nativeCode() == 8 || failure.code() == ErrorCode.UNSUPPORTED;
			if (!flagUnknown)
				throw failure;
			return session.check(api.virDomainUndefine(domain), operation);
		});
	}
}
