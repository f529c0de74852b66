// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulatedPool;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** Between hosts that call things differently or lack them, and with what libvirt leaves behind. */
@Timeout(60)
class KindsOfMigrationTest {
	private static final long MIB = 1L << 20;
	private static final String DATA = "/data/vms";

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("kinds", SimulationClock.real(), 2, 0);
	private final SimulatedHost h1 = fleet.host("h1");
	private final SimulatedHost h2 = fleet.host("h2");
	private final SimulatedPool data = h1.addLocalPool("data", DATA, 64L << 30);
	private TestEngine hosts;
	private UUID vm;

	@BeforeEach
	void connect() throws Exception {
		h1.addNatNetwork("prod", "virbr7", "10.7.0.1/24");
		h2.addNatNetwork("production", "virbr9", "10.7.0.1/24");
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private MigrateOperation migration(VmSpec spec, MigrationOptions options) {
		vm = h1.add(spec);
		TestEngine.await(() -> "not in the inventory", () -> hosts.engine.inventory().domain(ObjectRef.vm("h1", vm)).isPresent());
		return new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), options, "web", "h1", "h2");
	}

	private TaskRecord run(MigrateOperation operation) throws Exception {
		TaskRecord task = hosts.engine.tasks().submit(operation);
		return hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS);
	}

	private static VmSpec web() {
		return VmSpec.named("web").memory(64 * MIB);
	}

	private static MigrationOptions mapped(String networks, String pools) {
		return MigrationOptions.defaults().withMapping(MigrationMapping.read(networks, pools, ""));
	}

	@Test
	void networksAndPoolsGetTheNamesOfTheTarget() throws Exception {
		TaskRecord done = run(migration(web().disk("data", 64 * MIB).network("prod"), mapped("prod=production", "data=local")));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		DomainRecord there = h2.domain(vm).orElseThrow();
		assertEquals("production", there.nics().get(0).source());
		assertTrue(there.disks().get(0).source().startsWith("/var/lib/libvirt/images/"), there.disks().toString());
		assertEquals("prod=production", done.parameters().get("networks"));
		assertEquals("data=local", done.parameters().get("pools"));
		assertEquals(List.of(), data.volumes(), "the old disk goes unless it was asked to stay");
	}

	@Test
	void anOldDiskStaysWhereItWasAskedTo() throws Exception {
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default"), MigrationOptions.defaults().withKeepOldDisks(true));
		assertTrue(operation.check(hosts.engine.context()).passes());
		String script = operation.plan(hosts.engine.context()).script();
		assertTrue(script.contains(" --keep-old-disks") && !script.contains("vol-delete"), script);
		TaskRecord done = run(operation);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertEquals(1, data.volumes().size());
		assertTrue(done.steps().getLast().note().contains("stays on h1"), done.steps().toString());
	}

	/** Also where both folders are one, and nobody told libvirt: the copy would overwrite what it reads. */
	@Test
	void aFileThatIsOnTheTargetThoughItsDaemonDoesNotKnowItYetIsNotOverwritten() throws Exception {
		SimulatedPool there = h2.addLocalPool("twin", DATA, 1024 * MIB);
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default").off(), MigrationOptions.defaults());
		String path = h1.domain(vm).orElseThrow().disks().get(0).source();
		there.putFile(path.substring(path.lastIndexOf('/') + 1), 64 * MIB);
		TaskRecord done = run(operation);
		assertEquals(TaskState.REFUSED, done.state(), done.reason() + done.detail());
		assertTrue(done.reason().contains(path), done.reason());
		assertEquals(1, data.volumes().size());
	}

	@Test
	void anOldDiskThatOthersNeedStays() throws Exception {
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default"), MigrationOptions.defaults());
		String path = h1.domain(vm).orElseThrow().disks().get(0).source();
		data.createLayer("clone.qcow2", path, 64 * MIB);
		TaskRecord done = run(operation);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertTrue(data.volume(path).isPresent());
		assertTrue(done.steps().getLast().note().contains("stays: /data/vms/clone.qcow2 needs it"), done.steps().toString());
	}

	@Test
	void withoutAMappingTheMissingNetworkIsNamed() throws Exception {
		TaskRecord done = run(migration(web().disk("shared", 64 * MIB).network("prod"), MigrationOptions.defaults()));
		assertEquals(TaskState.REFUSED, done.state());
		assertTrue(done.reason().contains("h2 has no network \"prod\""), done.reason());
	}

	@Test
	void aNetworkThatVanishedAfterItWasMappedIsFoundBeforeAnythingIsTouched() throws Exception {
		MigrateOperation operation = migration(web().disk("shared", 64 * MIB).network("prod"), mapped("prod=production", ""));
		assertTrue(operation.check(hosts.engine.context()).passes());
		h2.removeNetwork(hosts.inventory("h2").networks().values().stream().filter(network -> network.name().equals("production")).findFirst()
				.orElseThrow().uuid());
		TaskRecord done = run(operation);
		assertEquals(TaskState.REFUSED, done.state());
		assertTrue(done.reason().contains("\"prod\" is mapped to network \"production\", which h2 does not have"), done.reason());
		assertTrue(h1.domain(vm).isPresent());
		assertTrue(h2.domain(vm).isEmpty());
	}

	@Test
	void aMissingPoolIsMadeAndSaidInThePlan() throws Exception {
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default"), MigrationOptions.defaults());
		assertTrue(operation.check(hosts.engine.context()).passes());
		Plan plan = operation.plan(hosts.engine.context());
		assertTrue(plan.steps().stream().anyMatch(step -> step.title().equals("Make pool data of folder /data/vms on h2")), plan.toString());
		TaskRecord done = run(operation);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertTrue(h2.hasPoolAt(DATA));
		assertEquals(List.of(), data.volumes(), "the old disk goes");
	}

	@Test
	void aPoolMadeForAMigrationThatFailsIsRemovedAgain() throws Exception {
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default"), MigrationOptions.defaults());
		h1.migrationFaults().fail(vm, 0.5, "internal error: it broke");
		TaskRecord done = run(operation);

		assertEquals(TaskState.FAILED, done.state());
		assertFalse(h2.hasPoolAt(DATA), done.steps().toString());
		assertTrue(h1.domain(vm).isPresent());
		assertEquals(1, data.volumes().size());
	}

	@Test
	void autostartAndCheckpointsAreCarried() throws Exception {
		MigrateOperation operation = migration(web().disk("shared", 64 * MIB).network("default"), MigrationOptions.defaults());
		h1.alter(vm, record -> record.withAutostart(true), DomainEvent.OTHER);
		h1.addCheckpoint(vm, "monday");
		h1.addCheckpoint(vm, "tuesday");
		List<String> before = h1.checkpointsOf(vm);
		TaskRecord done = run(operation);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(h2.domain(vm).orElseThrow().autostart());
		assertEquals(before, h2.checkpointsOf(vm));
		assertTrue(done.steps().stream().anyMatch(step -> step.note().contains("Afterwards: Define 2 checkpoints again on h2")), done.steps().toString());
	}

	@Test
	void theDiskOfAShutOffVmIsCopiedVolumeByVolume() throws Exception {
		TaskRecord done = run(migration(web().disk("data", 256 * MIB).network("default").off(), MigrationOptions.defaults()));
		assertTrue(done.script().matches("(?s).*pool-define-as data dir --target /data/vms\n.*vol-download --vol /data/vms/(\\S+) \\1.copy\n"
				+ ".*vol-create-as data \\1 268435456 --format \\w+\n.*vol-upload --vol /data/vms/\\1 \\1.copy\n.*migrate --p2p --offline.*"), done.script());

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertEquals(DomainState.SHUT_OFF, h2.domain(vm).orElseThrow().state());
		assertEquals(Optional.empty(), h1.domain(vm));
		assertTrue(h2.hasPoolAt(DATA));
		assertEquals(List.of(), data.volumes(), "the old disk goes");
	}

	private static final String NVRAM = "/var/lib/libvirt/qemu/nvram";

	private MigrateOperation withFirmware(VmSpec spec) {
		MigrateOperation operation = migration(spec.disk("shared", 64 * MIB).network("default"), MigrationOptions.defaults());
		h1.firmware(vm, new FirmwareState(NVRAM + "/web_VARS.fd", ""));
		return operation;
	}

	@Test
	void firmwareVariablesOfAShutOffVmGoAlong() throws Exception {
		SimulatedPool here = h1.addLocalPool("nvram", NVRAM, 64 * MIB);
		SimulatedPool there = h2.addLocalPool("nvram", NVRAM, 64 * MIB);
		here.create("web_VARS.fd", "raw", 540672);
		TaskRecord done = run(withFirmware(web().off()));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertEquals(List.of("web_VARS.fd"), there.volumes().stream().map(VolumeRecord::name).toList());
		assertEquals(List.of("web_VARS.fd"), here.volumes().stream().map(VolumeRecord::name).toList(), "a pool that was there may be that of both");
		assertTrue(done.steps().getLast().note().contains("web_VARS.fd, stays on h1"), done.steps().toString());
	}

	@Test
	void firmwareVariablesOfAFailedMoveAreTakenBack() throws Exception {
		h1.addLocalPool("nvram", NVRAM, 64 * MIB).create("web_VARS.fd", "raw", 540672);
		SimulatedPool there = h2.addLocalPool("nvram", NVRAM, 64 * MIB);
		fleet.linkRate(MIB / 2);
		TaskRecord done = startedWhileCopying(withFirmware(web().off()));

		assertEquals(TaskState.FAILED, done.state(), done.reason() + done.detail());
		assertEquals(List.of(), there.volumes());
		assertTrue(h1.domain(vm).isPresent());
	}

	@Test
	void aVmThatNeverRanHasNoFirmwareVariablesYet() throws Exception {
		TaskRecord done = run(withFirmware(web().off()));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertTrue(done.steps().stream().anyMatch(step -> step.note().contains("There are none on h1 yet")), done.steps().toString());
		assertFalse(h1.hasPoolAt(NVRAM) || h2.hasPoolAt(NVRAM), "pools made for the moment");
	}

	@Test
	void aCancelledCopyOfAShutOffVmLeavesNothingBehind() throws Exception {
		fleet.linkRate(2 * MIB);
		MigrateOperation operation = migration(web().disk("data", 256 * MIB).network("default").off(), MigrationOptions.defaults());
		TaskRecord task = hosts.engine.tasks().submit(operation);
		TestEngine.await(() -> "not copying", () -> hosts.engine.tasks().find(task.id()).orElseThrow().figures().containsKey(MigrationFigures.RATE));
		hosts.engine.tasks().cancel(task.id());
		TaskRecord done = hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS);

		assertEquals(TaskState.CANCELLED, done.state(), done.reason() + done.detail());
		assertEquals(Optional.empty(), h2.domain(vm));
		assertFalse(h2.hasPoolAt(DATA), done.steps().toString());
		assertTrue(h1.domain(vm).isPresent());
		assertEquals(1, data.volumes().size());
	}

	@Test
	void aVmThatSomebodyStartsWhileItsDiskIsCopiedStays() throws Exception {
		fleet.linkRate(16 * MIB);
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default").off(), MigrationOptions.defaults());
		TaskRecord done = startedWhileCopying(operation);

		assertEquals(TaskState.FAILED, done.state(), done.reason() + done.detail());
		assertTrue(done.reason().contains("Somebody started web on h1 while its disk was copied"), done.reason());
		assertEquals(Optional.empty(), h2.domain(vm));
		assertFalse(h2.hasPoolAt(DATA), done.steps().toString());
	}

	private TaskRecord startedWhileCopying(MigrateOperation operation) throws Exception {
		TaskRecord task = hosts.engine.tasks().submit(operation);
		TestEngine.await(() -> "not copying", () -> hosts.engine.tasks().find(task.id()).orElseThrow().figures().containsKey(MigrationFigures.RATE));
		try (HypervisorConnection outside = new SimulatorDriver(fleet).open(fleet.uri("h1"), OpenOptions.defaults())) {
			outside.start(vm);
		}
		return hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS);
	}

	@Test
	void aShutOffVmMovesWithItsNewNames() throws Exception {
		TaskRecord done = run(migration(web().disk("shared", 64 * MIB).network("prod").off(), mapped("prod=production", "")));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals("production", h2.domain(vm).orElseThrow().nics().get(0).source());
	}

	@Test
	void theScriptHoldsTheNamesForVirshAndForOrrery() {
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("prod"), mapped("prod=production", "data=local"));
		assertTrue(operation.check(hosts.engine.context()).passes());
		String script = operation.plan(hosts.engine.context()).script();
		assertTrue(script.contains("--map-network prod=production") && script.contains("--map-pool data=local"), script);
		assertTrue(script.contains("--xml migration.xml --persistent-xml definition.xml"), script);
	}

	@Test
	void theWayBackGivesTheOldNamesAgain() throws Exception {
		MigrationOptions there = mapped("prod=production", "data=local");
		TaskRecord done = run(migration(web().disk("data", 64 * MIB).network("prod"), there));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		TaskRecord back = run(MigrateOperation.back(done));

		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason() + back.detail());
		DomainRecord here = h1.domain(vm).orElseThrow();
		assertEquals("prod", here.nics().get(0).source());
		assertTrue(here.disks().get(0).source().startsWith(DATA + '/'), here.disks().toString());
	}

	@Test
	void aDiskWithAPathOfItsOwnGetsItsOldPathBack() throws Exception {
		MigrateOperation operation = migration(web().disk("data", 64 * MIB).network("default"), MigrationOptions.defaults()
				.withMapping(MigrationMapping.read("", "", "vda=/var/lib/libvirt/images/other.qcow2")));
		String before = h1.domain(vm).orElseThrow().disks().get(0).source();
		TaskRecord done = run(operation);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertEquals(before, done.figures().get("source path of vda"));
		TaskRecord back = run(MigrateOperation.back(done));

		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason() + back.detail());
		assertEquals(before, h1.domain(vm).orElseThrow().disks().get(0).source());
	}

	@Test
	void namesThatBecameOneAreNotGuessedOnTheWayBack() {
		MigrationMapping both = MigrationMapping.read("prod=production\ntest=production", "", "");
		String said = assertThrows(IllegalArgumentException.class, () -> both.reversed(disk -> "")).getMessage();
		assertTrue(said.contains("are both called production there"), said);
	}

	private MappingNeeds needs(MigrationMapping remembered) {
		DomainRecord web = hosts.engine.inventory().domain(ObjectRef.vm("h1", vm)).orElseThrow();
		return MappingNeeds.of(List.of(web), hosts.inventory("h1"), hosts.inventory("h2"), remembered);
	}

	@Test
	void onlyNamesThatTheTargetLacksAreAskedFor() {
		migration(web().disk("shared", 64 * MIB).network("default"), MigrationOptions.defaults());
		assertTrue(needs(MigrationMapping.NONE).isEmpty());
	}

	@Test
	void whatIsAskedForComesWithTheChoicesAndWhatWasChosenBefore() {
		migration(web().disk("data", 64 * MIB).network("prod"), MigrationOptions.defaults());
		List<MappingNeeds.Need> fresh = needs(MigrationMapping.NONE).needs();
		assertEquals(List.of("prod", "data"), fresh.stream().map(MappingNeeds.Need::here).toList());
		assertTrue(fresh.get(0).choices().containsAll(List.of("default", "production", "bridge:br0")), fresh.toString());
		assertEquals("", fresh.get(0).proposal());
		assertEquals(DATA, fresh.get(1).folder());

		assertEquals("production", needs(MigrationMapping.read("prod=production", "", "")).needs().get(0).proposal());
		assertEquals("", needs(MigrationMapping.read("prod=gone", "", "")).needs().get(0).proposal(), "what vanished is not proposed");
	}

	@Test
	void oneMappingForSeveralVmsGivesEachItsPart() {
		migration(web().disk("data", 64 * MIB).network("prod"), MigrationOptions.defaults());
		DomainRecord web = hosts.engine.inventory().domain(ObjectRef.vm("h1", vm)).orElseThrow();
		MigrationMapping all = MigrationMapping.read("prod=production\ntest=default", "data=local\nother=local", "");
		assertEquals(MigrationMapping.read("prod=production", "data=local", ""), MappingNeeds.used(all, web, hosts.inventory("h1")));
	}

	@Test
	void aPairOfHostsKeepsItsNames() throws Exception {
		MappingMemory memory = new MappingMemory(folder);
		memory.remember("h1", "h2", MigrationMapping.read("prod/red=production/red\nbridge:br0=bridge:br1", "data=local", ""));
		memory.remember("h1", "h2", MigrationMapping.read("prod/red=production/blue", "", "vda=/x"));
		memory.rememberDataUri("h2", "tcp://10.0.0.2");
		MappingMemory again = new MappingMemory(folder);
		assertEquals(MigrationMapping.read("prod/red=production/blue\nbridge:br0=bridge:br1", "data=local", ""), again.mapping("h1", "h2"));
		assertEquals(MigrationMapping.NONE, again.mapping("h2", "h1"));
		assertEquals("tcp://10.0.0.2", again.dataUri("h2"));
	}

	/** Found by the crash benchmark: a VM that arrived while it was looked at was said to have failed. */
	@Test
	void aVmThatHasLeftWhileItIsFollowedHasNoCheckpointsLeftToCarry() {
		DomainRecord left = h1.domain(h1.add(VmSpec.named("left").memory(128 * MIB))).orElseThrow();
		h1.vanish(left.uuid());
		CarriedAlong carried = CarriedAlong.readOnTheWay(HostAccess.of(hosts.engine.context(), "h1"), left.withAutostart(true));
		assertEquals(new CarriedAlong(true, List.of()), carried);
	}
}
