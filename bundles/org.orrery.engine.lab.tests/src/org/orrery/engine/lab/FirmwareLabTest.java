// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** What firmware and an emulated TPM have stored, with VMs that have nothing to boot from. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(180)
class FirmwareLabTest {
	private static final String FILE = "/var/lib/libvirt/qemu/nvram/lab-uefi_VARS.fd";
	private static final String UEFI = "<loader readonly='yes' type='pflash'>/usr/share/OVMF/OVMF_CODE_4M.fd</loader>"
			+ "<nvram template='/usr/share/OVMF/OVMF_VARS_4M.fd'>" + FILE + "</nvram>";
	private static final String TPM_UUID = "0d5a3b8e-7f1c-4e86-9a52-3c4d5e6f7081";
	private static final String TPM_STATE = "/var/lib/libvirt/swtpm/" + TPM_UUID;
	private static final String TPM = "<tpm model='tpm-crb'><backend type='emulator' version='2.0'/></tpm>";

	@TempDir
	Path data;

	private Lab lab;
	private Lab.Host h1;
	private Lab.Host h2;
	private LabEngine orrery;

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		h1 = lab.host(0);
		h2 = lab.host(1);
		orrery = new LabEngine(lab, data);
	}

	@AfterEach
	void close() {
		orrery.close();
	}

	private void move(BareVm vm, Lab.Host from, Lab.Host to, MigrationOptions options) throws Exception {
		TaskRecord done = orrery.run(orrery.migration(vm.name, vm.uuid, from, to, options));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail() + done.steps());
	}

	/** "none" where there is none. */
	private String file(Lab.Host host) throws IOException {
		return checksum(host, FILE);
	}

	private String checksum(Lab.Host host, String file) throws IOException {
		return lab.onHost(host, "sh", "-c", "md5sum " + file + " 2>/dev/null || echo none").strip();
	}

	/** A stale file where the VM was before is the worst: it would start with old boot entries, and nobody would know why. */
	@Test
	void theVariablesGoAlongLiveAndOffAndNothingOldIsLeft() throws Exception {
		try (BareVm vm = new BareVm(lab, h1, "lab-uefi", "6b1d3f0e-4c5a-4f0b-9d7e-0a1b2c3d4e5f", UEFI, "", List.of(FILE))) {
			MigrationOptions keeping = lab.options().withKeepOldDisks(true);
			move(vm, h1, h2, keeping);
			String stale = file(h1);
			lab.virsh(h2, "destroy", vm.name);
			lab.onHost(h2, "sh", "-c", "printf boot-entry | dd of=" + FILE + " bs=1 seek=300000 conv=notrunc 2>&1");
			String newest = file(h2);

			move(vm, h2, h1, keeping);
			assertEquals(newest, file(h1), "over the stale " + stale);
			move(vm, h1, h2, lab.options());
			assertEquals(newest, file(h2));
			assertEquals("none", file(h1));
			lab.virsh(h2, "start", vm.name);
			for (Lab.Host host : lab.hosts())
				assertEquals("", lab.virsh(host, "pool-list", "--all", "--name").lines().filter(pool -> pool.startsWith("orrery-")).findAny().orElse(""));
		}
	}

	/** Once the firmware, which counts its starts in the TPM, has written for the last time. */
	private String settled(Lab.Host host, String file) throws Exception {
		String before = "";
		for (String now = checksum(host, file); !now.equals(before); now = checksum(host, file)) {
			before = now;
			TimeUnit.SECONDS.sleep(3);
		}
		return before;
	}

	@Test
	void theStateOfATpmGoesAlongLiveAndIsNotLeftBehindOff() throws Exception {
		try (BareVm vm = new BareVm(lab, h1, "lab-tpm", TPM_UUID, "", TPM, List.of(TPM_STATE))) {
			String state = TPM_STATE + "/tpm2/tpm2-00.permall";
			String keys = settled(h1, state);
			assertNotEquals("none", keys);
			move(vm, h1, h2, lab.options());
			assertEquals(keys, checksum(h2, state));
			assertEquals("none", checksum(h1, state));

			lab.virsh(h2, "destroy", vm.name);
			TaskRecord off = orrery.run(orrery.migration(vm.name, vm.uuid, h2, h1, lab.options()));
			assertEquals(TaskState.REFUSED, off.state(), off.reason());
			assertTrue(off.reason().contains("the state of its TPM, with the keys in it, would stay on " + h2.name()), off.reason());
			lab.virsh(h2, "start", vm.name);
			String newest = settled(h2, state);
			move(vm, h2, h1, lab.options());
			assertEquals(newest, checksum(h1, state));
		}
	}
}
