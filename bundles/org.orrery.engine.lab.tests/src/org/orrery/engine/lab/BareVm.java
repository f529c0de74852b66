// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.util.List;

/** A VM without a disk, which runs its firmware and nothing else; gone from every host when it is closed. */
final class BareVm implements AutoCloseable {
	private static final String XML = """
			<domain type='qemu'><name>%s</name><uuid>%s</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
			<os><type arch='x86_64' machine='q35'>hvm</type>%s</os><features><acpi/></features>
			<devices><emulator>/usr/bin/qemu-system-x86_64</emulator>%s</devices></domain>
			""";

	final String name;
	final String uuid;
	private final Lab lab;
	private final List<String> files;

	/** Defines and starts it. @param os @param devices more of its definition; @param files of it that libvirt leaves on hosts */
	BareVm(Lab lab, Lab.Host host, String name, String uuid, String os, String devices, List<String> files) throws IOException {
		this.lab = lab;
		this.name = name;
		this.uuid = uuid;
		this.files = List.copyOf(files);
		close(); // of a run that was stopped in the middle
		lab.define(host, XML.formatted(name, uuid, os, devices));
		lab.virsh(host, "start", name);
	}

	@Override
	public void close() throws IOException {
		for (Lab.Host host : lab.hosts()) {
			lab.tryVirsh(host, "destroy", name);
			lab.tryVirsh(host, "undefine", name, "--nvram");
			for (String file : files)
				lab.onHost(host, "rm", "-rf", file);
		}
	}
}
