// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** The variables of real UEFI firmware, with a VM that has nothing to boot from. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(180)
class FirmwareLabTest {
	private static final String NAME = "lab-uefi";
	private static final String UUID = "6b1d3f0e-4c5a-4f0b-9d7e-0a1b2c3d4e5f";
	private static final String FILE = "/var/lib/libvirt/qemu/nvram/lab-uefi_VARS.fd";
	private static final String XML = """
			<domain type='qemu'><name>lab-uefi</name><uuid>%s</uuid><memory unit='MiB'>64</memory><vcpu>1</vcpu>
			<os><type arch='x86_64' machine='q35'>hvm</type><loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>
			<nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>%s</nvram></os><features><acpi/></features>
			<devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>
			""";

	@TempDir
	Path data;

	private Lab lab;
	private Lab.Host h1;
	private Lab.Host h2;
	private LabEngine orrery;

	@BeforeEach
	void define() throws Exception {
		lab = Lab.read();
		h1 = lab.host(0);
		h2 = lab.host(1);
		tidy();
		lab.virsh(h1, "define", Files.writeString(data.resolve("uefi.xml"), XML.formatted(UUID, FILE)).toString());
		lab.virsh(h1, "start", NAME);
		orrery = new LabEngine(lab, data);
	}

	@AfterEach
	void close() throws IOException {
		orrery.close();
		tidy();
	}

	private void tidy() throws IOException {
		for (Lab.Host host : lab.hosts()) {
			lab.tryVirsh(host, "destroy", NAME);
			lab.tryVirsh(host, "undefine", NAME, "--nvram");
			lab.onHost(host, "rm", "-f", FILE);
		}
	}

	private void move(Lab.Host from, Lab.Host to, MigrationOptions options) throws Exception {
		TaskRecord done = orrery.run(orrery.migration(NAME, UUID, from, to, options));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail() + done.steps());
	}

	/** "none" where there is none. */
	private String file(Lab.Host host) throws IOException {
		return lab.onHost(host, "sh", "-c", "md5sum " + FILE + " 2>/dev/null || echo none").strip();
	}

	/** A stale file where the VM was before is the worst: it would start with old boot entries, and nobody would know why. */
	@Test
	void theVariablesGoAlongLiveAndOffAndNothingOldIsLeft() throws Exception {
		MigrationOptions keeping = lab.options().withKeepOldDisks(true);
		move(h1, h2, keeping);
		String stale = file(h1);
		lab.virsh(h2, "destroy", NAME);
		lab.onHost(h2, "sh", "-c", "printf boot-entry | dd of=" + FILE + " bs=1 seek=300000 conv=notrunc 2>&1");
		String newest = file(h2);

		move(h2, h1, keeping);
		assertEquals(newest, file(h1), "over the stale " + stale);
		move(h1, h2, lab.options());
		assertEquals(newest, file(h2));
		assertEquals("none", file(h1));
		lab.virsh(h2, "start", NAME);
		for (Lab.Host host : lab.hosts())
			assertEquals("", lab.virsh(host, "pool-list", "--all", "--name").lines().filter(pool -> pool.startsWith("orrery-")).findAny().orElse(""));
	}
}
