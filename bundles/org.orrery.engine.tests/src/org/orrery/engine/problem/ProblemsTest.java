// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.problem.Problem.Kind;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.model.ObjectRef;

/** What is wrong is listed once, with a reason and a next step, and no longer when it is right again. */
@Timeout(60)
class ProblemsTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("p", SimulationClock.real(), 2, 2);

	private static List<Problem> all(TestEngine test) {
		return new Problems(test.engine).all();
	}

	private static Optional<Problem> of(TestEngine test, Kind kind) {
		return all(test).stream().filter(problem -> problem.kind() == kind).findFirst();
	}

	@Test
	void aFleetThatIsWellHasNone() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			assertEquals(List.of(), all(test));
		}
	}

	@Test
	void aLostHostIsListedWithTheNextStepUntilItIsBackOrAPersonClosesIt() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			fleet.host("h1").cutOff();
			test.awaitState("h1", ConnectionState.RETRYING);
			TestEngine.await(() -> all(test).toString(), () -> of(test, Kind.CONNECTION).filter(problem -> problem.remedy().contains("next attempt")).isPresent());
			Problem lost = of(test, Kind.CONNECTION).orElseThrow();
			assertEquals(AlarmSeverity.CRITICAL, lost.severity());
			assertEquals(Optional.of(ObjectRef.host("h1")), lost.subject());
			assertFalse(lost.what().isEmpty());
			fleet.host("h1").rejoin();
			test.awaitState("h1", ConnectionState.ACTIVE);
			TestEngine.await(() -> all(test).toString(), () -> all(test).isEmpty());
			test.connection("h1").disconnect();
			test.awaitState("h1", ConnectionState.CLOSED);
			assertEquals(List.of(), all(test), "what a person closed is as it should be");
		}
	}

	@Test
	void aCrashedVmIsListedOnceByItsAlarmUntilItIsMuted() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			test.engine.watchAlarms();
			ObjectRef vm = test.vm("h1", "vm-1-1");
			fleet.host("h1").alter(java.util.UUID.fromString(vm.id()), domain -> domain.withState(DomainState.SHUT_OFF, "crashed", -1), DomainEvent.CRASHED);
			TestEngine.await(() -> "no alarm in " + all(test), () -> of(test, Kind.ALARM).isPresent());
			assertEquals(1, all(test).size(), all(test).toString());
			Problem crashed = all(test).getFirst();
			assertEquals("vm-1-1 on h1", crashed.place());
			assertFalse(crashed.remedy().isEmpty());
			test.engine.alarms().mute(crashed.related(), java.time.Instant.MAX).get(20, TimeUnit.SECONDS);
			assertEquals(List.of(), all(test));
		}
	}

	@Test
	void aFailedTaskIsListedUntilItIsAcknowledged() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			ObjectRef vm = test.vm("h1", "vm-1-1");
			fleet.host("h1").migrationFaults().fail(java.util.UUID.fromString(vm.id()), 0.5, "the disk of the target broke");
			TaskRecord task = test.engine.tasks()
					.submit(new MigrateOperation(vm, ObjectRef.host("h2"), MigrationOptions.defaults(), "vm-1-1", "h1", "h2"));
			assertEquals(TaskState.FAILED, test.engine.tasks().whenDone(task.id()).get(40, TimeUnit.SECONDS).state());
			Problem failed = of(test, Kind.TASK).orElseThrow();
			assertEquals(task.id(), failed.related());
			assertEquals(Optional.of(vm), failed.subject());
			assertTrue(failed.what().startsWith("Migrate vm-1-1"), failed.what());
			test.engine.tasks().acknowledge(task.id());
			TestEngine.await(() -> all(test).toString(), () -> of(test, Kind.TASK).isEmpty());
		}
	}

	@Test
	void aDamagedFileOfTheDataFolderIsListed() throws Exception {
		Files.createDirectories(folder.resolve("alarms"));
		Files.writeString(folder.resolve("alarms/rules.json"), "{ \"version\": 1, \"rules\": [ {");
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			Problem damaged = of(test, Kind.DATA_FOLDER).orElseThrow();
			assertTrue(damaged.what().contains("rules.json"), damaged.what());
			assertEquals(Optional.empty(), damaged.subject());
		}
	}

	@Test
	void wordsAreFoundInAllThatARowSays() {
		Problem problem = new Problem(Kind.CONNECTION, AlarmSeverity.CRITICAL, ObjectRef.host("h1"), "h1", "h1", "No answer for 8 s", "Is it on?", null, "");
		assertTrue(problem.matches(""));
		assertTrue(problem.matches(" ANSWER  h1 critical connection"));
		assertFalse(problem.matches("answer h2"));
		assertEquals("h1", problem.place());
	}
}
