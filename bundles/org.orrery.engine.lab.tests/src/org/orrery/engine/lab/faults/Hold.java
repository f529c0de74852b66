// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.orrery.engine.lab.Lab;

/**
 * libvirt's own hook, by which a migration can be held at a point: libvirtd calls it and goes on when it returns. It returns at once unless
 * a file asks it to wait.
 */
final class Hold {
	/** Called on the target before it does anything for a migration. */
	static final String TARGET_ASKED = "migrate";
	/** Called on the source when the VM has gone to the target and its QEMU has ended. */
	static final String SOURCE_ENDED = "stopped";

	private static final String HOOK = "/etc/libvirt/hooks/qemu";
	private static final String SCRIPT = """
			#!/bin/sh
			cat >/dev/null
			hold=/run/orrery-hold-$2-$1
			[ -e "$hold" ] || exit 0
			touch "$hold.reached"
			while [ -e "$hold" ]; do sleep 0.05; done
			""";

	private final HostMachine machine;
	private final String flag;

	Hold(HostMachine machine, String vm, String moment) {
		this.machine = machine;
		flag = "/run/orrery-hold-" + moment + '-' + vm;
	}

	/** libvirtd looks for hooks when it starts. */
	static void install(Lab lab, HostMachine machine) throws IOException {
		Path hook = machine.file(HOOK);
		Files.createDirectories(hook.getParent());
		Files.writeString(hook, SCRIPT);
		Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
		restart(lab, machine);
	}

	static void remove(Lab lab, HostMachine machine) throws IOException {
		Files.deleteIfExists(machine.file(HOOK));
		restart(lab, machine);
	}

	private static void restart(Lab lab, HostMachine machine) throws IOException {
		machine.killDaemon();
		lab.revive(machine.host);
	}

	void set() throws IOException {
		Files.deleteIfExists(machine.file(flag + ".reached"));
		Files.writeString(machine.file(flag), "");
	}

	boolean isReached() throws IOException {
		return Files.exists(machine.file(flag + ".reached"));
	}

	/** Also where the host has lost power: then nothing is held any more. */
	void release() {
		try {
			Files.deleteIfExists(machine.file(flag));
			Files.deleteIfExists(machine.file(flag + ".reached"));
		} catch (IOException e) {
			System.getLogger(Hold.class.getName()).log(System.Logger.Level.DEBUG, "nothing is held", e);
		}
	}
}
