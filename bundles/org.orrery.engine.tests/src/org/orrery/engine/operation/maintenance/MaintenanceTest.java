// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.Evacuation;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** Hosts taken out of service and back, on simulated hosts. */
@Timeout(120)
class MaintenanceTest {
	private static final long MIB = 1L << 20;
	private static final ObjectRef H1 = ObjectRef.host("h1");

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("maintenance", SimulationClock.real(), 3, 0);
	private TestEngine hosts;

	@BeforeEach
	void connect() throws Exception {
		for (int i = 1; i <= 4; i++)
			fleet.host("h1").add(VmSpec.named("vm" + i).memory(64 * MIB).disk("shared", 64 * MIB).network("default"));
		fleet.host("h1").add(VmSpec.named("idle").memory(64 * MIB).disk("shared", 64 * MIB).network("default").off());
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
		TestEngine.await(() -> "not seen", () -> hosts.inventory("h1").domains().size() == 5);
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private TaskRecord run(Operation operation) throws Exception {
		return end(hosts.engine.tasks().submit(operation));
	}

	private TaskRecord end(TaskRecord task) throws Exception {
		return hosts.engine.tasks().whenDone(task.id()).get(100, TimeUnit.SECONDS);
	}

	private TaskRecord enter() throws Exception {
		return run(new EnterMaintenanceOperation(H1, "h1", EvacuationWish.usual()));
	}

	private TaskRecord leave() throws Exception {
		return run(new LeaveMaintenanceOperation(H1, "h1", true, EvacuationWish.usual()));
	}

	private List<String> on(String host) {
		return fleet.host(host).domains().stream().map(domain -> domain.name()).sorted().toList();
	}

	private void awaitInventory() {
		TestEngine.await(() -> "the inventory still has " + hosts.inventory("h1").domains().keySet(),
				() -> hosts.inventory("h1").domains().size() == on("h1").size());
	}

	@Test
	void theHostIsEmptiedTakesNoVmAndGetsItsOwnBack() throws Exception {
		TaskRecord entered = enter();
		assertEquals(TaskState.SUCCEEDED, entered.state(), entered.reason() + entered.findings());
		assertEquals(List.of("idle"), on("h1"), "a VM that is off may stay");
		assertEquals(4, on("h2").size() + on("h3").size());
		awaitInventory();

		String other = on("h2").get(0);
		TaskRecord refused = run(new MigrateOperation(hosts.vm("h2", other), H1, MigrationOptions.defaults(), other, "h2", "h1"));
		assertEquals(TaskState.REFUSED, refused.state());
		assertEquals("migration.maintenance", refused.findings().get(0).rule());
		assertTrue(refused.reason().contains("h1 takes no VM: it is in maintenance since") && refused.reason().contains("by tester"), refused.reason());
		TaskRecord start = run(new PowerOperation(PowerAction.START, hosts.vm("h1", "idle"), "idle"));
		assertEquals("power.maintenance", start.findings().get(0).rule());

		TestEngine.await(() -> "not shown", () -> state("h1").equals("MAINTENANCE"));
		TaskRecord left = leave();
		assertEquals(TaskState.SUCCEEDED, left.state(), left.reason());
		assertEquals(List.of("idle", "vm1", "vm2", "vm3", "vm4"), on("h1"));
		assertTrue(hosts.engine.maintenance().of("h1").isEmpty());
		TestEngine.await(() -> "still shown", () -> state("h1").equals("ACTIVE"));
	}

	/** Its disk is copied each time: what stayed behind would be in the way of the next move. */
	@Test
	void aVmWithALocalDiskComesBackTimeAndAgain() throws Exception {
		fleet.host("h1").add(VmSpec.named("local").memory(64 * MIB).disk("local", 64 * MIB).network("default"));
		TestEngine.await(() -> "not seen", () -> hosts.inventory("h1").domains().size() == 6);
		for (int round = 1; round <= 2; round++) {
			TaskRecord entered = enter();
			assertEquals(TaskState.SUCCEEDED, entered.state(), entered.reason());
			assertEquals(List.of("idle"), on("h1"));
			awaitInventory();
			TaskRecord left = leave();
			assertEquals(TaskState.SUCCEEDED, left.state(), left.reason());
			assertTrue(on("h1").contains("local"), on("h1").toString());
			awaitInventory();
		}
	}

	/** A VM on a host that is not connected, or deleted meanwhile. */
	@Test
	void aVmThatIsNowhereIsNamedAndStaysRemembered() throws Exception {
		assertEquals(TaskState.SUCCEEDED, enter().state());
		String refuge = fleet.host("h2").domains().isEmpty() ? "h3" : "h2";
		String lost = on(refuge).get(0);
		fleet.host(refuge).vanish(fleet.host(refuge).uuidOf(lost));
		TestEngine.await(() -> "still seen", () -> hosts.inventory(refuge).domains().size() == on(refuge).size());

		TaskRecord left = leave();
		assertEquals(TaskState.FAILED, left.state());
		assertTrue(left.reason().contains("on no connected host there are: " + lost), left.reason());
		assertEquals(4, on("h1").size(), "the others are back, with the one that was off");
		assertEquals(List.of(lost), hosts.engine.maintenance().of("h1").orElseThrow().left().stream().map(Maintenance.Left::name).toList());
		TaskRecord again = run(new LeaveMaintenanceOperation(H1, "h1", false, EvacuationWish.usual()));
		assertEquals(TaskState.SUCCEEDED, again.state(), again.reason());
		assertTrue(hosts.engine.maintenance().of("h1").isEmpty());
	}

	private String state(String host) {
		return hosts.onModel(() -> hosts.engine.fleet().find(ObjectRef.host(host)).map(object -> ((org.orrery.model.inventory.Host) object).getState().name())
				.orElse(""));
	}

	@Test
	void itHoldsOverARestartAndForOtherProcesses() throws Exception {
		assertEquals(TaskState.SUCCEEDED, enter().state());
		hosts.close();
		hosts = new TestEngine(folder, fleet);
		hosts.engine.connections().connectAll();
		for (var host : fleet.hosts())
			hosts.awaitState(host.name(), org.orrery.engine.connection.ConnectionState.ACTIVE);
		Maintenance maintenance = hosts.engine.maintenance().of("h1").orElseThrow();
		assertEquals("tester", maintenance.who());
		assertEquals(4, maintenance.left().size());
		TestEngine.await(() -> "not seen", () -> hosts.inventory("h2").domains().size() + hosts.inventory("h3").domains().size() == 4);
		assertEquals(TaskState.SUCCEEDED, leave().state());
		assertEquals(5, on("h1").size());
	}

	@Test
	void eitherWayIsTakenBackByTheOther() throws Exception {
		TaskRecord entered = enter();
		awaitInventory();
		TaskRecord back = run(InverseOperations.of(entered, hosts.engine.context()).operation());
		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason());
		assertEquals(5, on("h1").size());
		TestEngine.await(() -> "not seen", () -> hosts.inventory("h1").domains().size() == 5);
		TaskRecord again = run(InverseOperations.of(back, hosts.engine.context()).operation());
		assertEquals(TaskState.SUCCEEDED, again.state(), again.reason());
		assertEquals(List.of("idle"), on("h1"));
	}

	@Test
	void theScriptsHoldWhatWasAskedFor() {
		EvacuationWish wish = new EvacuationWish(List.of(ObjectRef.host("h3")), true, MigrationOptions.defaults().withBandwidth(80),
				new BulkLimits(4, 3, 2, 1, 5));
		String rest = "--to h3 --include-off --bandwidth 80 --per-host 4 --per-link 3 --per-datastore 2 --copy-weight 1 --attempts 5";
		assertEquals("orrery maintenance h1 on " + rest, command(new EnterMaintenanceOperation(H1, "h1", wish)));
		assertEquals("orrery maintenance h1 off " + rest, command(new LeaveMaintenanceOperation(H1, "h1", true, wish)));
		assertEquals("orrery maintenance h1 off --stay", command(new LeaveMaintenanceOperation(H1, "h1", false, wish)));
		assertEquals("orrery rolling h1 --run 'ssh $ORRERY_HOST reboot' --await-return --limit 1800s " + rest,
				command(new RollingOperation(Map.of(H1, "h1"), RollingStep.command("ssh $ORRERY_HOST reboot", true), wish)));
	}

	private String command(Operation operation) {
		return operation.plan(hosts.engine.context()).script().lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
	}

	@Test
	void aHostThatCannotBeEmptiedStaysInService() throws Exception {
		fleet.host("h1").addNatNetwork("only-here", "virbr9", "10.9.0.1/24");
		fleet.host("h1").add(VmSpec.named("pinned").memory(64 * MIB).network("only-here"));
		TestEngine.await(() -> "not seen", () -> hosts.inventory("h1").domains().size() == 6);
		TaskRecord refused = enter();
		assertEquals(TaskState.REFUSED, refused.state());
		assertTrue(refused.reason().startsWith("pinned cannot leave h1: ") && refused.reason().contains("h2") && refused.reason().contains("h3"),
				refused.reason());
		assertTrue(hosts.engine.maintenance().of("h1").isEmpty());
		assertEquals(6, on("h1").size());
	}

	@Test
	void whenAVmDoesNotMoveTheHostIsPutBackIntoService() throws Exception {
		fleet.host("h1").migrationFaults().fail(fleet.host("h1").uuidOf("vm3"), 0.5, "qemu said no");
		TaskRecord failed = enter();
		assertEquals(TaskState.FAILED, failed.state());
		assertTrue(failed.reason().contains("vm3"), failed.reason());
		assertTrue(hosts.engine.maintenance().of("h1").isEmpty());
	}

	@Test
	void anotherHostInMaintenanceIsNoTarget() throws Exception {
		assertEquals(TaskState.SUCCEEDED, run(new EnterMaintenanceOperation(ObjectRef.host("h2"), "h2", EvacuationWish.usual())).state());
		Evacuation plan = Evacuation.plan(hosts.engine.context(), H1, List.of(), false, MigrationOptions.defaults());
		assertEquals(List.of("h3"), plan.moves().stream().map(move -> move.targetName()).distinct().toList());
		Evacuation nowhere = Evacuation.plan(hosts.engine.context(), H1, List.of(ObjectRef.host("h2")), false, MigrationOptions.defaults());
		assertEquals(4, nowhere.unplaced().size());
		assertTrue(nowhere.findings(org.orrery.engine.operation.Finding.Severity.OBSTACLE).get(0).message().contains("in maintenance since"));
	}

	@Test
	void aDamagedRecordKeepsTheHostEmpty() throws Exception {
		Path file = folder.resolve("maintenance").resolve("h2.json");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"version\":1,\"since\":");
		hosts.engine.maintenance().refresh();
		assertTrue(hosts.engine.maintenance().of("h2").orElseThrow().inWords().contains(file.toString()));
		assertEquals(TaskState.SUCCEEDED, run(new LeaveMaintenanceOperation(ObjectRef.host("h2"), "h2", true, EvacuationWish.usual())).state());
		assertFalse(Files.exists(file));
	}

	private RollingOperation rolling(RollingStep step) {
		Map<ObjectRef, String> all = List.of("h1", "h2").stream()
				.collect(Collectors.toMap(ObjectRef::host, name -> name, (one, other) -> one, LinkedHashMap::new));
		return new RollingOperation(all, step, EvacuationWish.usual());
	}

	@Test
	void hostAfterHostIsEmptiedWorkedOnAndRefilled() throws Exception {
		Path seen = folder.resolve("seen");
		TaskRecord done = run(rolling(RollingStep.command("echo $ORRERY_HOST >> " + seen + "; echo patched", false)));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals(List.of("h1", "h2"), Files.readAllLines(seen));
		assertTrue(done.steps().stream().anyMatch(step -> step.note().equals("patched")), done.steps().toString());
		assertEquals(5, on("h1").size());
	}

	@Test
	void aCommandThatFailsStopsItAndLeavesTheHostInMaintenance() throws Exception {
		TaskRecord done = run(rolling(RollingStep.command("echo no disk; exit 3", false)));
		assertEquals(TaskState.FAILED, done.state());
		assertTrue(done.reason().contains("exit code 3"), done.reason());
		assertTrue(done.detail().contains("no disk"), done.detail());
		assertTrue(hosts.engine.maintenance().of("h1").isPresent());
		assertTrue(hosts.engine.maintenance().of("h2").isEmpty());
	}

	@Test
	void aPersonLetsItGoOn() throws Exception {
		TaskRecord task = hosts.engine.tasks().submit(rolling(RollingStep.person()));
		for (String host : List.of("h1", "h2")) {
			TestEngine.await(() -> hosts.engine.tasks().find(task.id()).toString(), () -> hosts.engine.maintenance().of(host).isPresent()
					&& hosts.engine.context().queues().of(task.id()).wish() == Wish.PAUSE);
			hosts.engine.context().queues().ask(task.id(), Wish.GO_ON, "ben");
		}
		TaskRecord done = end(task);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
	}

	@Test
	void itWaitsUntilTheHostHasGoneAndIsBack() throws Exception {
		TaskRecord task = hosts.engine.tasks().submit(new RollingOperation(Map.of(H1, "h1"), RollingStep.command("true", true), EvacuationWish.usual()));
		TestEngine.await(() -> hosts.engine.tasks().find(task.id()).toString(), () -> hosts.engine.tasks().find(task.id()).orElseThrow().steps().stream()
				.anyMatch(step -> step.title().equals("Wait until h1 goes down")));
		fleet.host("h1").cutOff();
		TestEngine.await(() -> "does not notice", () -> hosts.engine.tasks().find(task.id()).orElseThrow().steps().stream()
				.anyMatch(step -> step.title().equals("Wait until h1 is connected again")));
		fleet.host("h1").rejoin();
		TaskRecord done = end(task);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals(5, on("h1").size());
	}
}
