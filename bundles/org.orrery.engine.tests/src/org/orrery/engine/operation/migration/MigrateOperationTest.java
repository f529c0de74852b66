// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.TaskStep;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** Whole migrations between simulated hosts, through the task engine. After each: the VM exists exactly once. */
@Timeout(120)
class MigrateOperationTest {
	private static final long MIB = 1L << 20;

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("migration", SimulationClock.real(), 3, 0);
	private final SimulatedHost h1 = fleet.host("h1");
	private final SimulatedHost h2 = fleet.host("h2");
	private TestEngine hosts;
	private UUID vm;

	@BeforeEach
	void connect() throws Exception {
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private static VmSpec onSharedStorage() {
		return VmSpec.named("web").memory(256 * MIB).disk("shared", 1024 * MIB).network("default");
	}

	private static VmSpec onLocalStorage() {
		return VmSpec.named("web").memory(128 * MIB).disk("local", 512 * MIB).network("default");
	}

	private MigrateOperation migration(VmSpec spec, MigrationOptions options) {
		vm = h1.add(spec);
		TestEngine.await(() -> "not in the inventory", () -> hosts.engine.inventory().domain(ObjectRef.vm("h1", vm)).isPresent());
		return new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), options, "web", "h1", "h2");
	}

	private TaskRecord run(VmSpec spec, MigrationOptions options) throws Exception {
		return end(submit(spec, options));
	}

	private TaskRecord submit(VmSpec spec, MigrationOptions options) {
		return hosts.engine.tasks().submit(migration(spec, options));
	}

	private TaskRecord end(TaskRecord task) throws Exception {
		return hosts.engine.tasks().whenDone(task.id()).get(100, TimeUnit.SECONDS);
	}

	private TaskRecord now(TaskRecord task) {
		return hosts.engine.tasks().find(task.id()).orElseThrow();
	}

	private void awaitProgress(TaskRecord task, Predicate<TaskRecord> reached) {
		TestEngine.await(() -> "got to " + now(task), () -> reached.test(now(task)) || !now(task).state().isOpen());
	}

	private DomainState on(SimulatedHost host) {
		return host.domain(vm).map(domain -> domain.state()).orElse(null);
	}

	private void assertMoved(DomainState state) {
		assertEquals(state, on(h2));
		assertEquals(Optional.empty(), h1.domain(vm));
	}

	private void assertStayed(DomainState state) {
		assertEquals(state, on(h1));
		assertEquals(Optional.empty(), h2.domain(vm));
	}

	@Test
	void aRunningVmMovesAndTheRecordHoldsTheFigures() throws Exception {
		List<TaskRecord> told = new CopyOnWriteArrayList<>();
		hosts.engine.tasks().addListener(told::add);
		TaskRecord done = run(onSharedStorage(), MigrationOptions.defaults().withBandwidth(200));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertMoved(DomainState.RUNNING);
		assertEquals("Migrate web h1 → h2", done.title());
		assertEquals(List.of("web", "h1", "h2"), done.subjectNames());
		assertEquals(Map.of("bandwidth", "200"), done.parameters());
		for (String figure : List.of(MigrationFigures.TOTAL_TIME, MigrationFigures.DOWNTIME, MigrationFigures.TRANSFERRED, MigrationFigures.SIZE))
			assertTrue(Quantity.parse(done.figures().get(figure)).orElse(0) > 0, figure + " in " + done.figures());
		assertTrue(told.stream().anyMatch(record -> record.phase().equals("copying memory") && record.figures().containsKey("remaining")
				&& record.figures().containsKey("rate") && record.fraction() > 0), "progress was told");
		assertTrue(done.steps().stream().allMatch(step -> step.state() == TaskStep.State.DONE));
		assertTrue(done.steps().getLast().note().contains("web is running on h2 and gone from h1"), done.steps().toString());
	}

	@Test
	void aPausedVmStaysPaused() throws Exception {
		MigrateOperation operation = migration(onSharedStorage(), MigrationOptions.defaults());
		assertEquals(TaskState.SUCCEEDED,
				end(hosts.engine.tasks().submit(new PowerOperation(PowerAction.PAUSE, ObjectRef.vm("h1", vm), "web"))).state());
		TaskRecord done = end(hosts.engine.tasks().submit(operation));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertMoved(DomainState.PAUSED);
	}

	@Test
	void aShutOffVmMovesItsDefinition() throws Exception {
		TaskRecord done = run(onSharedStorage().off(), MigrationOptions.defaults());
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertMoved(DomainState.SHUT_OFF);
	}

	@Test
	void aTransientVmMoves() throws Exception {
		TaskRecord done = run(onSharedStorage().asTransient(), MigrationOptions.defaults());
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertMoved(DomainState.RUNNING);
	}

	@Test
	void aLocalDiskIsCopiedAlong() throws Exception {
		TaskRecord done = run(onLocalStorage(), MigrationOptions.defaults());
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertMoved(DomainState.RUNNING);
		assertTrue(done.steps().getFirst().note().contains("creates volume"), done.steps().toString());
		assertTrue(done.steps().getLast().title().startsWith("Remove the old disk"), done.steps().toString());
		assertEquals(List.of(), localVolumes("h1"));
		assertFalse(localVolumes("h2").isEmpty());
	}

	@Test
	void theOldDiskStaysWhereTheTargetCouldNotBeAsked() throws Exception {
		TaskRecord task = submit(onLocalStorage(), MigrationOptions.defaults().withBandwidth(200));
		awaitProgress(task, record -> record.fraction() > 0.2);
		h2.faults().refuse(true);
		h2.dropConnections("cut");
		awaitStep(task, "Verify that web is on h2");
		hosts.engine.tasks().cancel(task.id()); // nobody waits any longer for h2
		TaskRecord done = end(task);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.steps().toString().contains("could not be verified"), done.steps().toString());
		assertTrue(done.steps().getLast().note().contains("stays on h1"), done.steps().toString());
		assertFalse(localVolumes("h1").isEmpty());
		h2.faults().refuse(false);
	}

	private List<String> localVolumes(String host) throws Exception {
		var connection = hosts.connection(host).live().orElseThrow();
		UUID pool = connection.pools().stream().filter(known -> known.name().equals("local")).findFirst().orElseThrow().uuid();
		return connection.volumes(pool).stream().map(volume -> volume.name()).toList();
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, 0.3, 0.6, 0.95 })
	void aMigrationThatFailsLeavesNothingBehind(double fraction) throws Exception {
		MigrateOperation operation = migration(onLocalStorage(), MigrationOptions.defaults());
		h1.migrationFaults().fail(vm, fraction, "Unable to write to socket: Broken pipe");
		TaskRecord done = end(hosts.engine.tasks().submit(operation));

		assertEquals(TaskState.FAILED, done.state());
		assertTrue(done.reason().contains("web was not migrated to h2") && done.reason().contains("Broken pipe"), done.reason());
		assertFalse(done.remedy().isEmpty());
		assertStayed(DomainState.RUNNING);
		assertEquals(List.of(), localVolumes("h2"));
		assertTrue(done.steps().stream().anyMatch(step -> step.title().startsWith("Remove volume")), done.steps().toString());
		assertTrue(hosts.engine.tasks().openFor(ObjectRef.vm("h1", vm)).isEmpty());
	}

	@ParameterizedTest
	@ValueSource(doubles = { -1, 0, 0.5, 0.9 })
	void aCancelAbortsAndCleansUp(double fraction) throws Exception {
		TaskRecord task = submit(onLocalStorage(), MigrationOptions.defaults().withBandwidth(60));
		awaitProgress(task, record -> record.state() == TaskState.RUNNING && record.fraction() >= fraction);
		assertTrue(now(task).state().isOpen(), "it was over too soon to be cancelled");
		hosts.engine.tasks().cancel(task.id());
		TaskRecord done = end(task);

		assertEquals(TaskState.CANCELLED, done.state(), done.reason() + done.detail());
		assertStayed(DomainState.RUNNING);
		assertEquals(List.of(), localVolumes("h2"));
	}

	@Test
	void theTargetDiesAndTheVmRunsOn() throws Exception {
		TaskRecord task = submit(onSharedStorage(), MigrationOptions.defaults().withBandwidth(50));
		awaitProgress(task, record -> record.fraction() > 0.2);
		h2.powerOff();
		awaitStep(task, "Wait until h2 answers again");
		hosts.connection("h2").disconnect(); // a person who does not expect it back
		TaskRecord done = end(task);

		assertEquals(TaskState.FAILED, done.state());
		assertTrue(done.reason().contains("Lost connection to destination host"), done.reason());
		assertEquals(DomainState.RUNNING, on(h1));
	}

	/** Found by the fault matrix: what lay on a target that came back a moment later was left there. */
	@Test
	void aTargetThatComesBackIsCleanedUp() throws Exception {
		TaskRecord task = submit(onLocalStorage(), MigrationOptions.defaults().withBandwidth(50));
		awaitProgress(task, record -> record.fraction() > 0.2);
		h2.powerOff();
		awaitStep(task, "Wait until h2 answers again");
		h2.powerOn();
		TaskRecord done = end(task);

		assertEquals(TaskState.FAILED, done.state());
		assertStayed(DomainState.RUNNING);
		assertEquals(List.of(), localVolumes("h2"));
		assertTrue(done.steps().stream().anyMatch(step -> step.title().startsWith("Remove volume")), done.steps().toString());
	}

	private void awaitStep(TaskRecord task, String title) {
		awaitProgress(task, record -> record.steps().stream().anyMatch(step -> step.title().startsWith(title)));
	}

	@Test
	void theSourceDiesAndComesBack() throws Exception {
		TaskRecord task = submit(onSharedStorage(), MigrationOptions.defaults().withBandwidth(50));
		awaitProgress(task, record -> record.fraction() > 0.2);
		h1.powerOff();
		TestEngine.await(() -> "not noticed", () -> hosts.connection("h1").status().state() == ConnectionState.RETRYING);
		h1.powerOn();
		TaskRecord done = end(task);

		assertEquals(TaskState.FAILED, done.state(), done.reason());
		assertTrue(done.steps().stream().anyMatch(step -> step.title().contains("Connection to h1 lost")), done.steps().toString());
		assertStayed(DomainState.SHUT_OFF);
	}

	/** The hosts go on by themselves when the console loses the source; the record ends with what they did. */
	@Test
	void aMigrationThatOutlivesTheConnectionIsFollowedToItsEnd() throws Exception {
		TaskRecord task = submit(onSharedStorage(), MigrationOptions.defaults().withBandwidth(50));
		awaitProgress(task, record -> record.fraction() > 0.2);
		h1.dropConnections("daemon restarted");
		TaskRecord done = end(task);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertMoved(DomainState.RUNNING);
	}

	/** Found by the fault matrix: the VM was said to be gone from its source, and could not go back there. */
	@Test
	void aDefinitionThatADyingSourceKeepsIsRemoved() throws Exception {
		MigrateOperation operation = migration(onSharedStorage(), MigrationOptions.defaults());
		h1.migrationFaults().dieBeforeForgetting(vm);
		TaskRecord done = end(hosts.engine.tasks().submit(operation));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertMoved(DomainState.RUNNING);
		assertTrue(done.steps().stream().anyMatch(step -> step.title().equals("Remove the definition of web that is left on h1")), done.steps().toString());
		assertTrue(done.steps().getLast().note().contains("web is running on h2 and gone from h1"), done.steps().toString());
	}

	/** Found by the fault matrix: it was said to be active twice, and a person had to decide. */
	@Test
	void aStoppedCopyThatADyingSourceKeepsIsEnded() throws Exception {
		MigrateOperation operation = migration(onSharedStorage(), MigrationOptions.defaults());
		h1.migrationFaults().dieBeforeEnding(vm);
		TaskRecord done = end(hosts.engine.tasks().submit(operation));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertMoved(DomainState.RUNNING);
		assertTrue(done.steps().stream().anyMatch(step -> step.title().equals("End the stopped copy of web that is left on h1")), done.steps().toString());
	}

	/** Found by the fault matrix: it was said to have failed, while the VM ran on the target. */
	@Test
	void aTargetThatIsLostInTheSwitchOverIsAskedBeforeAnybodyJudges() throws Exception {
		MigrateOperation operation = migration(onSharedStorage(), MigrationOptions.defaults().withBandwidth(50));
		h1.migrationFaults().missTheArrival(vm);
		TaskRecord task = hosts.engine.tasks().submit(operation);
		awaitProgress(task, record -> record.fraction() > 0.2);
		h2.faults().refuse(true);
		h2.dropConnections("cut");
		awaitStep(task, "Wait until h2 answers again: web was stopped for the switch-over");
		h2.faults().refuse(false);
		TaskRecord done = end(task);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertMoved(DomainState.RUNNING);
	}

	/** Found by the fault matrix, with copied disks: libvirt's source lets its copy go on while the target has taken over. */
	@Test
	void aVmThatRunsTwiceIsSuspendedOnItsSourceAndLeftToAPerson() throws Exception {
		MigrateOperation operation = migration(onLocalStorage(), MigrationOptions.defaults());
		h1.migrationFaults().goOnAfterTheArrival(vm);
		TaskRecord done = end(hosts.engine.tasks().submit(operation));

		assertRunsTwice(done);
	}

	/** The same where the target is silent when the migration fails, so that the doubling shows only while it is undone. */
	@Test
	void aVmThatRunsTwiceBehindASilentTargetIsLeftToAPersonToo() throws Exception {
		MigrateOperation operation = migration(onLocalStorage(), MigrationOptions.defaults().withBandwidth(200));
		h1.migrationFaults().goOnAfterTheArrival(vm);
		TaskRecord task = hosts.engine.tasks().submit(operation);
		awaitProgress(task, record -> record.fraction() > 0.2);
		h2.faults().refuse(true);
		h2.dropConnections("cut");
		awaitStep(task, "Wait until h2 answers again");
		h2.faults().refuse(false);

		assertRunsTwice(end(task));
	}

	private void assertRunsTwice(TaskRecord done) {
		assertEquals(TaskState.UNDECIDED, done.state(), done.reason() + done.detail());
		assertEquals(DomainState.PAUSED, on(h1));
		assertEquals(DomainState.RUNNING, on(h2));
		assertTrue(done.reason().contains("The copy on h1 is suspended now"), done.reason());
		assertTrue(done.remedy().contains("orrery force-off h1/web") && done.remedy().contains("orrery force-off h2/web"), done.remedy());
		assertEquals(TaskState.UNDECIDED, MigrateOperation.recreate(done).examine(hosts.engine.context()).state(), "later too");
	}

	@Test
	void aVmThatVanishesOnTheWayIsToldSo() throws Exception {
		TaskRecord task = submit(onSharedStorage(), MigrationOptions.defaults().withBandwidth(50));
		awaitProgress(task, record -> record.fraction() > 0.2);
		h1.vanish(vm);
		TaskRecord done = end(task);

		assertEquals(TaskState.FAILED, done.state());
		assertEquals(Optional.empty(), h1.domain(vm));
		assertEquals(Optional.empty(), h2.domain(vm));
		assertTrue(done.reason().contains("neither on h1 nor on h2"), done.reason());
	}

	@Test
	void aTargetThatHangsBlocksTheCheckForItsLimitOnly() throws Exception {
		h2.faults().hang();
		try {
			TaskRecord done = run(onSharedStorage(), MigrationOptions.defaults());
			assertEquals(TaskState.REFUSED, done.state());
			assertEquals("migration.target-connected", done.findings().get(0).rule());
			assertStayed(DomainState.RUNNING);
		} finally {
			h2.faults().release();
		}
	}

	@Test
	void twoPeopleMoveTheSameVmAndOneOfThemIsTold() throws Exception {
		MigrateOperation first = migration(onSharedStorage(), MigrationOptions.defaults().withBandwidth(100));
		MigrateOperation second = new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h3"), MigrationOptions.defaults(), "web", "h1", "h3");
		TaskRecord one = hosts.engine.tasks().submit(first);
		TaskRecord other = hosts.engine.tasks().submit(second);
		assertEquals(TaskState.REFUSED, other.state());
		assertTrue(other.reason().contains("Migrate web h1 → h2") && other.reason().contains("tester"), other.reason());
		TaskRecord stop = hosts.engine.tasks().submit(new PowerOperation(PowerAction.FORCE_OFF, ObjectRef.vm("h2", vm), "web"));
		assertEquals(TaskState.REFUSED, stop.state(), "the arriving VM is locked on the target as well");
		assertEquals(TaskState.SUCCEEDED, end(one).state());
	}

	@Test
	void theVmThatWentAwayBeforeTheStartIsRefused() throws Exception {
		MigrateOperation operation = migration(onSharedStorage(), MigrationOptions.defaults());
		h1.vanish(vm);
		TaskRecord done = end(hosts.engine.tasks().submit(operation));
		assertEquals(TaskState.REFUSED, done.state());
		assertEquals("migration.vm", done.findings().get(0).rule());
	}

	@Test
	void backAndForthLeavesNoTrace() throws Exception {
		assertEquals(TaskState.SUCCEEDED, run(onSharedStorage(), MigrationOptions.defaults()).state());
		MigrateOperation back = new MigrateOperation(ObjectRef.vm("h2", vm), ObjectRef.host("h1"), MigrationOptions.defaults(), "web", "h2", "h1");
		TaskRecord done = end(hosts.engine.tasks().submit(back));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertStayed(DomainState.RUNNING);
	}

	@Test
	void thePlanSaysWhatWillHappenAndTheScriptDoesTheSame() {
		MigrateOperation operation = migration(onLocalStorage(), MigrationOptions.defaults().withBandwidth(8));
		assertTrue(operation.check(hosts.engine.context()).passes());
		Plan plan = operation.plan(hosts.engine.context());

		assertTrue(plan.summary().startsWith("Migrate web to h2 · live · copied storage · "), plan.summary());
		assertEquals(5, plan.steps().size(), plan.steps().toString());
		String command = plan.script().lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
		assertEquals("virsh -c sim://migration/h1 migrate --p2p --live --persistent --undefinesource --abort-on-error --copy-storage-all"
				+ " --auto-converge --migrate-disks vda --bandwidth 8 " + vm + " sim://migration/h2 &&", command);
		assertTrue(plan.script().contains("&&\nvirsh -c sim://migration/h1 vol-delete /var/lib/libvirt/images/web.qcow2\n"), plan.script());
		assertTrue(plan.script().contains("# orrery migrate h1/web h2 --bandwidth 8"), plan.script());
	}

	/** More than a connection has threads for: they wait their turn, and none is refused for it. */
	@Test
	void fortyAtOnceAllArrive() throws Exception {
		List<TaskRecord> tasks = new CopyOnWriteArrayList<>();
		for (int i = 0; i < 40; i++) {
			String name = "small-" + i;
			UUID small = h1.add(VmSpec.named(name).memory(8 * MIB).dirtying(0, 0).disk("shared", 8 * MIB));
			tasks.add(hosts.engine.tasks().submit(new MigrateOperation(ObjectRef.vm("h1", small), ObjectRef.host("h2"),
					MigrationOptions.defaults(), name, "h1", "h2")));
		}
		for (TaskRecord task : tasks) {
			TaskRecord done = end(task);
			assertEquals(TaskState.SUCCEEDED, done.state(), done.title() + ": " + done.reason());
		}
		assertEquals(List.of(), h1.domains());
		assertEquals(40, h2.domains().stream().filter(domain -> domain.state() == DomainState.RUNNING).count());
	}
}
