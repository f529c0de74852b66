// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.OperationException;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** kill -9 of a real process in the middle of a task, then a start of another one on the same store. */
@Timeout(120)
class CrashTest {
	@TempDir
	Path folder;

	@TempDir
	Path data;

	private TestEngine hosts;

	@BeforeEach
	void connectHosts() throws Exception {
		hosts = new TestEngine(data, SimulatedFleet.of("crash", SimulationClock.real(), 1, 0));
		hosts.connectAll();
	}

	@AfterEach
	void disconnect() {
		hosts.close();
	}

	private Tasks startAgain() {
		return new Tasks(folder, hosts.engine.context(), "anna", TaskLimits.STANDARD);
	}

	private void crash(String howFar) throws Exception {
		Process process = ScriptedProcess.start(folder, howFar);
		try (TaskStore store = new TaskStore(folder, "anna", Clock.systemUTC())) {
			assertTrue(store.load().orphans().isEmpty(), "it lives");
			assertEquals(1, store.load().openOfOtherLivingRuns().size());
		}
		process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	private TaskRecord restart(ScriptedOperation operation) throws Exception {
		try (Tasks tasks = startAgain()) {
			tasks.reconcile(Map.of("test.scripted", recorded -> operation));
			assertEquals(1, tasks.all().size());
			TaskRecord closed = tasks.whenDone(tasks.all().get(0).id()).get(30, TimeUnit.SECONDS);
			assertEquals("ben", closed.who());
			assertEquals(TaskState.SUCCEEDED, tasks.whenDone(tasks.submit(new ScriptedOperation()).id()).get().state(), "its locks are free");
			return closed;
		}
	}

	@Test
	void aTaskThatHadFinishedIsClosedAsFinished() throws Exception {
		crash("stepping");
		ScriptedOperation operation = new ScriptedOperation().examined(Aftermath.finished("web runs on h2"));
		TaskRecord closed = restart(operation);

		assertEquals(TaskState.SUCCEEDED, closed.state());
		assertTrue(closed.reason().contains("web runs on h2"), closed.reason());
		assertEquals(List.of("examine"), operation.calls);
		assertEquals(List.of("first", "second"), closed.steps().stream().map(TaskStep::title).toList());
	}

	@Test
	void aTaskThatWasRolledBackIsCleanedUpAndFails() throws Exception {
		crash("stepping");
		ScriptedOperation operation = new ScriptedOperation().examined(Aftermath.rolledBack("web runs on h1", "try again"));
		TaskRecord closed = restart(operation);

		assertEquals(TaskState.FAILED, closed.state());
		assertEquals("try again", closed.remedy());
		assertEquals(List.of("examine", "compensate"), operation.calls);
	}

	@Test
	void aTaskThatStillRunsIsFollowedNotStartedAgain() throws Exception {
		crash("running");
		ScriptedOperation operation = new ScriptedOperation().examined(Aftermath.stillRunning("web is on its way"));
		TaskRecord closed = restart(operation);

		assertEquals(TaskState.SUCCEEDED, closed.state());
		assertEquals(List.of("examine", "follow"), operation.calls);
	}

	@Test
	void aFollowedTaskMayFail() throws Exception {
		crash("running");
		ScriptedOperation operation = new ScriptedOperation().examined(Aftermath.stillRunning("web is on its way")).following(monitor -> {
			throw new OperationException("link cut", "", "", null);
		});
		TaskRecord closed = restart(operation);

		assertEquals(TaskState.FAILED, closed.state());
		assertEquals(List.of("examine", "follow", "compensate"), operation.calls);
	}

	@Test
	void whatTheHostsDoNotSettleWaitsForAPerson() throws Exception {
		crash("stepping");
		ScriptedOperation operation = new ScriptedOperation().examined(Aftermath.undecided("web runs on h1 and h2", "end one of them"));
		TaskRecord closed = restart(operation);

		assertEquals(TaskState.UNDECIDED, closed.state());
		assertEquals("end one of them", closed.remedy());
		assertEquals(List.of("examine"), operation.calls);
	}

	@Test
	void anUnknownKindOfTaskIsNotGuessedAt() throws Exception {
		crash("stepping");
		try (Tasks tasks = startAgain()) {
			tasks.reconcile(Map.of());
			TaskRecord closed = tasks.whenDone(tasks.all().get(0).id()).get(30, TimeUnit.SECONDS);
			assertEquals(TaskState.UNDECIDED, closed.state());
		}
	}

	@Test
	void theRestartOfTheRestartFindsNothingOpen() throws Exception {
		crash("stepping");
		restart(new ScriptedOperation());
		try (Tasks tasks = startAgain()) {
			assertTrue(tasks.all().stream().noneMatch(task -> task.state().isOpen()));
			assertEquals(2, tasks.all().size());
		}
	}

	@Test
	void aTaskWhoseHostIsAwayWaitsAndKeepsItsLocks() throws Exception {
		crash("stepping");
		hosts.simulated.host("h1").cutOff();
		hosts.awaitState("h1", ConnectionState.RETRYING);
		ScriptedOperation operation = new ScriptedOperation().examined(Aftermath.finished("web runs on h2"));
		try (Tasks tasks = startAgain()) {
			tasks.reconcile(Map.of("test.scripted", recorded -> operation));
			TaskRecord waiting = tasks.all().get(0);
			assertTrue(waiting.state().isOpen());
			assertTrue(waiting.phase().contains("waiting for"), waiting.phase());
			assertEquals(TaskState.REFUSED, tasks.submit(new ScriptedOperation()).state(), "its VM is not free before it is settled");
			assertEquals(List.of(), operation.calls);

			hosts.simulated.host("h1").rejoin();
			assertEquals(TaskState.SUCCEEDED, tasks.whenDone(waiting.id()).get(30, TimeUnit.SECONDS).state());
		}
	}
}
