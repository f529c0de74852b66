// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.TransferOptions;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.MigrationRequest.Compression;
import org.orrery.hypervisor.NicSource;

/** Real hosts that call things differently, real ways of the data, and what travels along. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(240)
class KindsOfMigrationLabTest {
	private static final String POOL = "kinds";
	private static final String POOL_FOLDER = "/var/lib/libvirt/orrery-kinds";
	private static final String OTHER_NETWORK = "kinds-net";

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
		tidy();
		lab.virsh(h1, "pool-define-as", POOL, "dir", "--target", POOL_FOLDER);
		lab.virsh(h1, "pool-build", POOL);
		lab.virsh(h1, "pool-start", POOL);
		Path network = Files.writeString(data.resolve("network.xml"),
				"<network><name>" + OTHER_NETWORK + "</name><forward mode='bridge'/><bridge name='br0'/></network>");
		lab.virsh(h2, "net-define", network.toString());
		lab.virsh(h2, "net-start", OTHER_NETWORK);
		orrery = new LabEngine(lab, data);
	}

	@AfterEach
	void disconnect() throws IOException {
		orrery.close();
		tidy();
	}

	private void tidy() throws IOException {
		for (Lab.Host host : lab.hosts()) {
			lab.tryVirsh(host, "pool-destroy", POOL);
			lab.tryVirsh(host, "pool-undefine", POOL);
			lab.tryVirsh(host, "net-destroy", OTHER_NETWORK);
			lab.tryVirsh(host, "net-undefine", OTHER_NETWORK);
		}
	}

	private TaskRecord move(LocalDiskVm vm, Lab.Host from, MigrationOptions options) throws Exception {
		return orrery.run(orrery.migration(vm.name, vm.uuid, from, lab.other(from), options));
	}

	private static void assertState(TaskState expected, TaskRecord task) {
		assertEquals(expected, task.state(), () -> task.reason() + "\n" + task.detail() + "\n" + task.steps());
	}

	private MigrationOptions mapped() {
		return lab.options().withMapping(new MigrationMapping(Map.of(NicSource.parse("vm-data"), NicSource.parse(OTHER_NETWORK)), Map.of(POOL, "local"), Map.of()));
	}

	@Test
	void aRunningVmGetsTheNamesOfTheTargetAndItsDiskAnotherPlace() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-mapped", POOL, true)) {
			assertState(TaskState.SUCCEEDED, move(vm, h1, mapped()));

			for (String definition : List.of(lab.virsh(h2, "dumpxml", vm.name), lab.virsh(h2, "dumpxml", "--inactive", vm.name))) {
				assertTrue(definition.contains("network='" + OTHER_NETWORK + "'"), definition);
				assertTrue(definition.contains("/local/" + vm.volume + "'") && !definition.contains(POOL_FOLDER), definition);
			}
			assertTrue(lab.volumes(h2, "local").contains(vm.volume));
			assertEquals(List.of(h2.name()), lab.definedOn(vm.name));
			lab.virsh(h2, "destroy", vm.name);
			lab.virsh(h2, "undefine", vm.name);
			lab.virsh(h2, "vol-delete", "--pool", "local", vm.volume);
		}
	}

	@Test
	void aMissingPoolIsMadeAndGoesAgainWithACancelledMove() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-poolless", POOL, true)) {
			TaskRecord slow = orrery.submit(orrery.migration(vm.name, vm.uuid, h1, h2, lab.options().withBandwidth(4)));
			orrery.awaitProgress(slow, record -> record.figures().containsKey("rate"));
			assertTrue(lab.volumes(h2, POOL).contains(vm.volume), "the copy has begun in the new pool");
			orrery.engine.tasks().cancel(slow.id());
			assertState(TaskState.CANCELLED, orrery.end(slow));
			assertFalse(lab.virsh(h2, "pool-list", "--all", "--name").lines().anyMatch(POOL::equals));
			assertEquals(List.of(h1.name()), lab.runningOn(vm.name));

			assertState(TaskState.SUCCEEDED, move(vm, h1, lab.options()));
			assertTrue(lab.volumes(h2, POOL).contains(vm.volume));
			assertFalse(lab.volumes(h1, POOL).contains(vm.volume), "the old disk was to go");
		}
	}

	@Test
	void autostartCheckpointsAndMetadataTravel() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-carried", "shared", false)) {
			String path = lab.virsh(h1, "vol-path", "--pool", "shared", vm.volume);
			lab.onHost(h1, "qemu-img", "amend", "-f", "qcow2", "-o", "compat=1.1", path); // older ones hold no bitmaps
			lab.virsh(h1, "start", vm.name);
			lab.virsh(h1, "autostart", vm.name);
			lab.virsh(h1, "checkpoint-create-as", vm.name, "monday");
			lab.virsh(h1, "desc", vm.name, "--live", "--config", "--title", "Carried along");
			lab.virsh(h1, "metadata", vm.name, "--uri", "urn:orrery:test", "--key", "orrery", "--set", "<owner>ann</owner>", "--live", "--config");
			lab.virsh(h1, "schedinfo", vm.name, "--set", "cpu_shares=777", "--live", "--config");
			try {
				assertState(TaskState.SUCCEEDED, move(vm, h1, lab.options()));
				assertTrue(lab.virsh(h2, "dominfo", vm.name).matches("(?s).*Autostart:\\s+enable.*"));
				assertEquals("monday", lab.virsh(h2, "checkpoint-list", "--name", vm.name));
				assertEquals("Carried along", lab.virsh(h2, "desc", vm.name, "--title"));
				assertTrue(lab.virsh(h2, "metadata", vm.name, "--uri", "urn:orrery:test").contains("ann"));
				assertTrue(lab.virsh(h2, "schedinfo", vm.name).matches("(?s).*cpu_shares\\s*:\\s*777.*"));
				assertEquals(List.of(), lab.virsh(h1, "list", "--all", "--name").lines().filter(vm.name::equals).toList());
			} finally {
				lab.tryVirsh(h2, "checkpoint-delete", vm.name, "monday", "--metadata");
			}
		}
	}

	@Test
	void aShutOffVmMovesWithItsNewNetwork() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-off", "shared", false)) {
			MigrationMapping names = new MigrationMapping(Map.of(NicSource.parse("vm-data"), NicSource.parse("bridge:br0")), Map.of(), Map.of());
			assertState(TaskState.SUCCEEDED, move(vm, h1, lab.options().withMapping(names)));
			assertEquals(List.of(h2.name()), lab.definedOn(vm.name));
			assertTrue(lab.virsh(h2, "dumpxml", vm.name).contains("<source bridge='br0'/>"));
		}
	}

	/** Byte by byte, through libvirt's streams; it starts there. */
	@Test
	void theDiskOfAShutOffVmGoesAlong() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-off-local", POOL, false)) {
			String path = lab.virsh(h1, "vol-path", "--pool", POOL, vm.volume);
			lab.onHost(h1, "qemu-io", "-f", "qcow2", "-c", "write -P 0xa5 1M 9M", "-c", "write -P 0x5a 20M 7M", path);
			String before = lab.onHost(h1, "md5sum", path);
			TaskRecord done = move(vm, h1, lab.options());
			assertState(TaskState.SUCCEEDED, done);
			assertEquals(before, lab.onHost(h2, "md5sum", path));
			assertEquals(List.of(h2.name()), lab.definedOn(vm.name));
			assertFalse(lab.volumes(h1, POOL).contains(vm.volume), "the old disk was to go");
			lab.virsh(h2, "start", vm.name);
			assertEquals(List.of(h2.name()), lab.runningOn(vm.name));
		}
	}

	@Test
	void theDataTakesTheNetworkThatWasAskedFor() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-way", "shared", true)) {
			String management = lab.onHost(h2, "sh", "-c", "ip -4 -o addr show dev eth0 | sed 's,.*inet \\([0-9.]*\\)/.*,\\1,'").strip();
			long before = received(h2, "eth0");
			TaskRecord done = move(vm, h1, lab.options().withDataUri("tcp://" + management));
			assertState(TaskState.SUCCEEDED, done);
			long there = received(h2, "eth0") - before;
			before = received(h1, "eth0");
			done = move(vm, h2, lab.options());
			assertState(TaskState.SUCCEEDED, done);
			long otherwise = received(h1, "eth0") - before;
			assertTrue(there > 8 * otherwise && there > 1 << 20, "by the management network: " + there + " bytes, else " + otherwise);
		}
	}

	private long received(Lab.Host host, String device) throws IOException {
		return Long.parseLong(lab.onHost(host, "cat", "/sys/class/net/" + device + "/statistics/rx_bytes").strip());
	}

	@Test
	void theDataTravelsEncryptedInParallelOrCompressed() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, h1, "lab-ways", "shared", true)) {
			List<MigrationOptions> ways = List.of(lab.options().withTls(true), lab.options().withTransfer(new TransferOptions(3, Compression.NONE)),
					lab.options().withTransfer(new TransferOptions(0, Compression.XBZRLE)),
					lab.options().withTls(true).withTransfer(new TransferOptions(2, Compression.NONE)));
			Lab.Host from = h1;
			for (MigrationOptions way : ways) {
				assertState(TaskState.SUCCEEDED, move(vm, from, way));
				from = lab.other(from);
				assertEquals(List.of(from.name()), lab.runningOn(vm.name));
			}
		}
	}

	/** QEMU announces the guest on the new host: whoever talks to it finds it there at once. */
	@Test
	void theNetworkFindsTheVmAtItsNewPlaceAtOnce() throws Exception {
		Lab.Vm vm = lab.anyVm();
		String address = vm.address();
		for (int way = 0; way < 2; way++) {
			Lab.Host from = lab.hostOf(vm.name());
			assertState(TaskState.SUCCEEDED, orrery.run(orrery.migration(vm.name(), vm.uuid(), from, lab.other(from), lab.options())));
			Lab.Result ping = Lab.run(List.of("ping", "-c", "1", "-W", "2", address));
			assertEquals(0, ping.code(), ping.output());
		}
	}
}
