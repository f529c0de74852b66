// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.convergence.MigrationLimits;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies.Scope;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.Tasks;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** Migrations of guests that rewrite their memory faster than it travels. The link carries 100 MiB/s. */
@Timeout(120)
class SteeredMigrationTest {
	private static final long MIB = 1L << 20;

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("steered", SimulationClock.real(), 2, 0);
	private final SimulatedHost h1 = fleet.host("h1");
	private final SimulatedHost h2 = fleet.host("h2");
	private TestEngine hosts;
	private UUID vm;

	@BeforeEach
	void connect() throws Exception {
		fleet.linkRate(100 * MIB);
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private MigrateOperation migration(long dirtyRate, long workingSet, MigrationOptions options) {
		vm = h1.add(VmSpec.named("web").memory(128 * MIB).disk("shared", 64 * MIB).network("default").dirtying(dirtyRate, workingSet));
		TestEngine.await(() -> "not in the inventory", () -> hosts.engine.inventory().domain(ObjectRef.vm("h1", vm)).isPresent());
		return new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), options, "web", "h1", "h2");
	}

	private TaskRecord submit(long dirtyRate, long workingSet, MigrationOptions options) {
		return hosts.engine.tasks().submit(migration(dirtyRate, workingSet, options));
	}

	private TaskRecord end(TaskRecord task) throws Exception {
		return hosts.engine.tasks().whenDone(task.id()).get(100, TimeUnit.SECONDS);
	}

	private TaskRecord now(TaskRecord task) {
		return hosts.engine.tasks().find(task.id()).orElseThrow();
	}

	private static String notes(TaskRecord task) {
		return String.join("\n", task.steps().stream().map(step -> String.valueOf(step.note())).toList());
	}

	private void awaitNote(TaskRecord task, String text) {
		TestEngine.await(() -> "got to " + now(task), () -> notes(now(task)).contains(text) || !now(task).state().isOpen());
		assertTrue(notes(now(task)).contains(text), now(task).toString());
	}

	private void assertMoved(TaskRecord done) {
		assertEquals(TaskState.SUCCEEDED, done.state(), done.toString());
		assertEquals(DomainState.RUNNING, h2.domain(vm).orElseThrow().state());
		assertEquals(Optional.empty(), h1.domain(vm));
	}

	private MigrationOptions policy(ConvergencePolicy policy) {
		return MigrationOptions.defaults().withPolicy(policy);
	}

	private TaskRecord run(org.orrery.engine.operation.Operation operation) throws Exception {
		return end(hosts.engine.tasks().submit(operation));
	}

	private TaskRecord adjust(MigrationLimits limits) throws Exception {
		return run(new AdjustMigrationOperation(ObjectRef.vm("h1", vm), "web", limits));
	}

	@Test
	void balancedRaisesThePauseUntilTheRestFitsAndSaysWhy() throws Exception {
		TaskRecord done = end(submit(400 * MIB, 50 * MIB, policy(ConvergencePolicy.BALANCED)));
		assertMoved(done);
		assertTrue(notes(done).contains("Longest pause raised from 300 ms to 600 ms: pass "), notes(done));
		assertTrue(notes(done).contains("the guest rewrites "), notes(done));
	}

	@Test
	void mustFinishEndsInPostCopy() throws Exception {
		fleet.linkRate(30 * MIB);
		TaskRecord done = end(submit(4000 * MIB, 100 * MIB, policy(ConvergencePolicy.MUST_FINISH)));
		assertMoved(done);
		assertTrue(notes(done).contains("Switched to post-copy, web goes on at the target"), notes(done));
	}

	@Test
	void theRememberedPolicyCounts() throws Exception {
		MigrateOperation operation = migration(400 * MIB, 50 * MIB, MigrationOptions.defaults());
		hosts.engine.context().policies().remember(Scope.VM, vm.toString(), ConvergencePolicy.MINIMAL_DOWNTIME);
		TaskRecord task = hosts.engine.tasks().submit(operation);
		awaitNote(task, "web rewrites its memory too fast");
		adjust(MigrationLimits.downtime(Duration.ofSeconds(5)));
		assertMoved(end(task));
	}

	@Test
	void moreBandwidthOnTheWayBringsItToItsEnd() throws Exception {
		TaskRecord task = submit(40 * MIB, 60 * MIB, policy(ConvergencePolicy.MINIMAL_DOWNTIME).withBandwidth(20));
		TestEngine.await(() -> "got to " + now(task), () -> now(task).figures().containsKey(MigrationFigures.REMAINING));
		TaskRecord adjusted = adjust(MigrationLimits.bandwidth(0));
		assertEquals(TaskState.SUCCEEDED, adjusted.state(), adjusted.toString());
		assertEquals("Lift the limit of its bandwidth", adjusted.steps().getFirst().title());
		assertMoved(end(task));
	}

	@Test
	void postCopyByHandNeedsToBeAllowedFromTheBeginning() throws Exception {
		TaskRecord task = submit(400 * MIB, 100 * MIB, policy(ConvergencePolicy.MINIMAL_DOWNTIME).withBandwidth(20));
		TestEngine.await(() -> "got to " + now(task), () -> now(task).figures().containsKey(MigrationFigures.REMAINING));
		TaskRecord refused = adjust(MigrationLimits.switchToPostCopy());
		assertEquals(TaskState.FAILED, refused.state(), refused.toString());
		hosts.engine.tasks().cancel(task.id());
		assertEquals(TaskState.CANCELLED, end(task).state());
	}

	@Test
	void adjustingNothingThatRunsIsRefused() throws Exception {
		migration(0, 0, MigrationOptions.defaults());
		TaskRecord refused = adjust(MigrationLimits.bandwidth(10));
		assertEquals(TaskState.REFUSED, refused.state());
		assertTrue(refused.reason().contains("No migration of web leaves h1"), refused.reason());
		assertEquals("A bandwidth of -1 MiB/s is not possible", adjust(MigrationLimits.bandwidth(-1)).reason());
		assertEquals("A longest pause of 0 ms is not possible", adjust(MigrationLimits.downtime(Duration.ZERO)).reason());
		assertEquals("Nothing is to be changed", adjust(new MigrationLimits(Optional.empty(), Optional.empty(), false)).reason());
	}

	private TaskRecord breakOff() throws Exception {
		MigrateOperation operation = migration(400 * MIB, 100 * MIB, policy(ConvergencePolicy.BALANCED).withPostCopy(true).withBandwidth(40));
		h1.migrationFaults().fail(vm, 0.5, "Connection reset by peer");
		TaskRecord task = hosts.engine.tasks().submit(operation);
		TestEngine.await(() -> "got to " + now(task), () -> now(task).figures().containsKey(MigrationFigures.REMAINING));
		assertEquals(TaskState.SUCCEEDED, adjust(MigrationLimits.switchToPostCopy()).state());
		return end(task);
	}

	@Test
	void brokenPostCopyIsLeftAloneAndRecovered() throws Exception {
		TaskRecord broken = breakOff();
		assertEquals(TaskState.UNDECIDED, broken.state(), broken.toString());
		assertTrue(broken.reason().contains("post-copy broke off"), broken.reason());
		assertTrue(broken.remedy().contains("orrery recover web"), broken.remedy());
		assertTrue(h1.domain(vm).orElseThrow().isPostCopyBroken() && h2.domain(vm).orElseThrow().isPostCopyBroken());
		assertEquals(TaskState.UNDECIDED, MigrateOperation.recreate(broken).examine(hosts.engine.context()).state());
		RecoverPostCopyOperation recovery = recovery();
		assertTrue(recovery.plan(hosts.engine.context()).script().contains("--postcopy-resume --persistent --undefinesource"));
		assertMoved(run(recovery));
		assertEquals(List.of(TaskState.REFUSED), List.of(run(recovery).state()));
	}

	private RecoverPostCopyOperation recovery() {
		hosts.engine.inventory().refresh(ObjectRef.vm("h1", vm));
		hosts.engine.inventory().refresh(ObjectRef.vm("h2", vm));
		TestEngine.await(() -> "halves not seen", () -> operation().isPresent());
		return operation().orElseThrow();
	}

	/** Seen on a real host: for a moment the thread of the migration that broke still held it. */
	@Test
	void aBrokenPostCopyIsRecoveredAsSoonAsTheDaemonLetsGoOfIt() throws Exception {
		breakOff();
		h1.migrationFaults().holdBrokenMigration(vm, 2);
		assertMoved(run(recovery()));
	}

	@Test
	void aBrokenPostCopyThatCannotBeRecoveredSaysWhatTheDaemonSaid() throws Exception {
		breakOff();
		h1.migrationFaults().holdBrokenMigration(vm, Integer.MAX_VALUE);
		TaskRecord done = run(recovery());
		assertEquals(TaskState.UNDECIDED, done.state());
		assertTrue(done.detail().contains("is being actively monitored by another thread"), done.detail());
	}

	/** Goes a second with each look. */
	private static final class HastyClock extends Clock {
		private final AtomicLong seconds = new AtomicLong();

		@Override
		public Instant instant() {
			return Instant.EPOCH.plusSeconds(1_800_000_000L + seconds.incrementAndGet());
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}
	}

	/** The calls about it never end, on real hosts too; their tasks do, with what is left to do. */
	@Test
	void aTargetThatTakesNoOrdersAnyMoreKeepsNobodyWaiting() throws Exception {
		OperationContext real = hosts.engine.context();
		OperationContext hasty = new OperationContext(real.connections(), real.inventory(), new HastyClock(), real.policies(), real.queues(),
				real.maintenance(), real.annotations(), real.networks());
		MigrateOperation operation = migration(400 * MIB, 100 * MIB, policy(ConvergencePolicy.BALANCED).withPostCopy(true).withBandwidth(40));
		h1.migrationFaults().fail(vm, 0.5, "Connection reset by peer");
		h1.migrationFaults().deafenTargetOf(vm);
		try (Tasks tasks = Tasks.open(folder.resolve("hasty"), hasty, "tester", false)) {
			TaskRecord task = tasks.submit(operation);
			TestEngine.await(() -> "got to " + tasks.all(), () -> tasks.find(task.id()).orElseThrow().figures().containsKey(MigrationFigures.REMAINING));
			assertEquals(TaskState.SUCCEEDED, adjust(MigrationLimits.switchToPostCopy()).state());
			assertStalled(tasks.whenDone(task.id()).get(100, TimeUnit.SECONDS));
			RecoverPostCopyOperation recovery = new RecoverPostCopyOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), MigrationOptions.defaults(),
					"web", "h1", "h2");
			assertStalled(tasks.whenDone(tasks.submit(recovery).id()).get(100, TimeUnit.SECONDS));
		}
	}

	private static void assertStalled(TaskRecord ended) {
		assertEquals(TaskState.UNDECIDED, ended.state(), ended.toString());
		assertTrue(ended.reason().contains("h2 has not answered for 30 s"), ended.reason());
		assertTrue(ended.remedy().contains("Force web off on h2 first, then on h1, and start it on h2"), ended.remedy());
	}

	private Optional<RecoverPostCopyOperation> operation() {
		return RecoverPostCopyOperation.of(hosts.engine.context(), ObjectRef.vm("h2", vm), hosts.engine.tasks().all());
	}
}
