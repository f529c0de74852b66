// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.TestEngine;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.engine.task.TaskListener;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.ObjectRef;

/** Orrery goes away in the middle of a migration; the hosts go on without it, and the next start says what became of it. */
@Timeout(90)
class RestartTest {
	private static final long MIB = 1L << 20;

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("restart", SimulationClock.real(), 2, 0);
	private final SimulatedHost h1 = fleet.host("h1");
	private final SimulatedHost h2 = fleet.host("h2");
	private final DedicatedModelThread modelThread = new DedicatedModelThread();
	private UUID vm;

	@AfterEach
	void close() {
		modelThread.close();
	}

	/** Leaves an engine behind that stopped in the middle of copying. */
	private void stopInTheMiddle(VmSpec spec, long rate) throws Exception {
		stopInTheMiddle(spec, rate, fault -> {
		});
	}

	private void stopInTheMiddle(VmSpec spec, long rate, Consumer<UUID> fault) throws Exception {
		fleet.linkRate(rate);
		vm = h1.add(spec);
		fault.accept(vm);
		try (TestEngine first = new TestEngine(folder, fleet)) {
			first.connectAll();
			TaskRecord task = first.engine.tasks().submit(
					new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), MigrationOptions.defaults(), "web", "h1", "h2"));
			TestEngine.await(() -> first.engine.tasks().find(task.id()).toString(),
					() -> first.engine.tasks().find(task.id()).orElseThrow().fraction() > 0.1);
		}
	}

	private TaskRecord restart() throws Exception {
		return restart(task -> {
		});
	}

	private TaskRecord restart(TaskListener listener) throws Exception {
		try (Engine again = Engine.start(new EngineSettings(folder, modelThread, () -> List.of(new SimulatorDriver(fleet)), UserPrompts.UNATTENDED,
				"tester", Clock.systemUTC(), true))) {
			assertEquals(1, again.tasks().all().size());
			TaskRecord open = again.tasks().all().get(0);
			assertTrue(open.state().isOpen(), open.toString());
			again.tasks().addListener(listener);
			again.connections().connectAll();
			return again.tasks().whenDone(open.id()).get(60, TimeUnit.SECONDS);
		}
	}

	@Test
	void aMigrationThatStillRunsIsFollowedToItsEnd() throws Exception {
		stopInTheMiddle(VmSpec.named("web").memory(1024 * MIB).disk("shared", 64 * MIB), 100 * MIB);
		assertTrue(openJob().isPresent(), "it ended before the restart");
		TaskRecord done = restart();

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals(DomainState.RUNNING, h2.domain(vm).orElseThrow().state());
		assertEquals(Optional.empty(), h1.domain(vm));
		assertTrue(done.steps().stream().anyMatch(step -> step.title().startsWith("Follow the migration")), done.steps().toString());
	}

	/** Found by the crash benchmark: between the end of the job and the start on the target it was said to have failed. */
	@Test
	void aMigrationThatIsJustHandedOverIsFollowedToItsEnd() throws Exception {
		CountDownLatch[] hold = new CountDownLatch[1];
		stopInTheMiddle(VmSpec.named("web").memory(128 * MIB).disk("shared", 64 * MIB), 100 * MIB, id -> hold[0] = h1.migrationFaults().holdHandOver(id));
		TestEngine.await(() -> "it does not come to the switch-over", () -> h1.domain(vm).orElseThrow().state() == DomainState.PAUSED && openJob()
				.map(job -> job.phase() == JobProgress.Phase.COMPLETED).orElse(true));
		TaskRecord done = restart(task -> {
			if (task.steps().stream().anyMatch(step -> step.title().startsWith("Follow the migration")))
				hold[0].countDown();
		});

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals(DomainState.RUNNING, h2.domain(vm).orElseThrow().state());
		assertEquals(Optional.empty(), h1.domain(vm));
	}

	@Test
	void aMigrationThatEndedMeanwhileIsSaidToHaveSucceeded() throws Exception {
		stopInTheMiddle(VmSpec.named("web").memory(128 * MIB).disk("shared", 64 * MIB), 100 * MIB);
		TestEngine.await(() -> "it does not end", () -> h1.domain(vm).isEmpty());
		TaskRecord done = restart();

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.reason().contains("web is running on h2 and gone from h1"), done.reason());
	}

	@Test
	void oldDisksThatNobodyRemovedAreNamed() throws Exception {
		stopInTheMiddle(VmSpec.named("web").memory(128 * MIB).disk("local", 64 * MIB), 100 * MIB);
		TestEngine.await(() -> "it does not end", () -> h1.domain(vm).isEmpty());
		TaskRecord done = restart();

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.reason().contains("remove the old disks from h1: the last commands of the task's script do it"), done.reason());
		assertTrue(done.script().contains("vol-delete /var/lib/libvirt/images/web.qcow2"), done.script());
	}

	@Test
	void aDefinitionThatWasLeftMeanwhileIsRemoved() throws Exception {
		stopInTheMiddle(VmSpec.named("web").memory(128 * MIB).disk("shared", 64 * MIB), 100 * MIB, h1.migrationFaults()::dieBeforeForgetting);
		TestEngine.await(() -> "it does not end", () -> h1.domain(vm).orElseThrow().state() == DomainState.SHUT_OFF);
		TaskRecord done = restart();

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals(Optional.empty(), h1.domain(vm));
		assertEquals(DomainState.RUNNING, h2.domain(vm).orElseThrow().state());
	}

	@Test
	void aMigrationThatFailedMeanwhileIsCleanedUp() throws Exception {
		fleet.linkRate(100 * MIB);
		stopInTheMiddle(VmSpec.named("web").memory(256 * MIB).disk("local", 512 * MIB), 100 * MIB);
		h2.cutOff();
		TestEngine.await(() -> "the migration does not notice", () -> openJob().isEmpty());
		h2.rejoin();
		TaskRecord done = restart();

		assertEquals(TaskState.FAILED, done.state(), done.reason());
		assertTrue(done.reason().contains("web is running on h1"), done.reason());
		assertEquals(Optional.empty(), h2.domain(vm));
		assertTrue(done.steps().stream().anyMatch(step -> step.title().startsWith("Remove volume")), done.steps().toString());
	}

	@Test
	void aVmThatRunsTwiceSinceIsStoppedOnTheSourceAndLeftToAPerson() throws Exception {
		stopInTheMiddle(VmSpec.named("web").memory(128 * MIB).disk("local", 64 * MIB), 100 * MIB, h1.migrationFaults()::goOnAfterTheArrival);
		TestEngine.await(() -> "it does not arrive", () -> h2.domain(vm).filter(there -> there.state() == DomainState.RUNNING).isPresent()
				&& h1.domain(vm).orElseThrow().state() == DomainState.RUNNING && openJob().isEmpty());
		TaskRecord done = restart();

		assertEquals(TaskState.UNDECIDED, done.state(), done.reason());
		assertEquals(DomainState.PAUSED, h1.domain(vm).orElseThrow().state());
		assertEquals(DomainState.RUNNING, h2.domain(vm).orElseThrow().state());
		assertTrue(done.remedy().contains("orrery force-off h1/web"), done.remedy());
	}

	private Optional<JobProgress> openJob() {
		try (var connection = new SimulatorDriver(fleet).open(h1.uri(), OpenOptions.defaults())) {
			return connection.job(vm);
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}
}
