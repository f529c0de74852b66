// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.model.ObjectRef;

@Timeout(60)
class TasksTest {
	private static final TaskLimits LIMITS = new TaskLimits(8, 100, Duration.ofMillis(100), Duration.ofMillis(600), Duration.ofMillis(100));

	@TempDir
	Path folder;

	private Tasks tasks;

	@BeforeEach
	void open() {
		tasks = tasks(folder);
	}

	private static Tasks tasks(Path folder) {
		return new Tasks(folder, new OperationContext(null, null, Clock.systemUTC(), null, null, null, null, null), "anna", LIMITS);
	}

	@AfterEach
	void close() {
		tasks.close();
	}

	private TaskRecord run(ScriptedOperation operation) throws Exception {
		return tasks.whenDone(tasks.submit(operation).id()).get(30, TimeUnit.SECONDS);
	}

	@Test
	void aTaskIsOnTheDiskBeforeItActs() throws Exception {
		List<TaskRecord> seenByAct = new CopyOnWriteArrayList<>();
		TaskRecord done = run(new ScriptedOperation().executing(monitor -> {
			monitor.step("first");
			monitor.note("made a thing");
			monitor.step("second");
			try (TaskStore other = new TaskStore(folder, "ben", Clock.systemUTC())) {
				other.load().entries().values().forEach(entry -> seenByAct.add(entry.record()));
			} catch (java.io.IOException e) {
				throw new AssertionError(e);
			}
			monitor.progress(0.5, "half", Map.of("rate", "5 MiB/s"));
		}));

		assertEquals(1, seenByAct.size());
		TaskRecord onDisk = seenByAct.get(0);
		assertEquals(TaskState.RUNNING, onDisk.state());
		assertEquals("anna", onDisk.who());
		assertEquals(List.of("web"), onDisk.subjectNames());
		assertEquals(Map.of("speed", "5 MiB/s"), onDisk.parameters());
		assertEquals(List.of("first", "second"), onDisk.steps().stream().map(TaskStep::title).toList());
		assertEquals("made a thing", onDisk.steps().get(0).note());
		assertEquals(TaskState.SUCCEEDED, done.state());
		assertEquals(Map.of("rate", "5 MiB/s"), done.figures());
		assertTrue(done.steps().stream().allMatch(step -> step.state() == TaskStep.State.DONE && step.ended() != null));
	}

	@Test
	void theHistoryIsReadBackAsItWas() throws Exception {
		TaskRecord done = run(new ScriptedOperation());
		tasks.close();
		try (Tasks again = tasks(folder)) {
			assertEquals(List.of(done), again.all());
			assertEquals(done, again.whenDone(done.id()).get());
		}
	}

	@Test
	void anObstacleRefusesWithoutActing() throws Exception {
		Finding obstacle = Finding.obstacle("test.rule", "There is no room", "Make room");
		ScriptedOperation operation = new ScriptedOperation()
				.checking(new CheckResult(List.of(Finding.warning("test.tight", "Tight", ""), obstacle)));
		TaskRecord done = run(operation);

		assertEquals(TaskState.REFUSED, done.state());
		assertEquals("There is no room", done.reason());
		assertEquals("Make room", done.remedy());
		assertEquals(obstacle, done.findings().get(0));
		assertEquals(2, done.findings().size());
		assertEquals(List.of("check"), operation.calls);
	}

	@Test
	void aFailureIsUndoneAndSaysWhy() throws Exception {
		ScriptedOperation operation = new ScriptedOperation().executing(monitor -> {
			monitor.step("prepare");
			monitor.step("act");
			throw new OperationException("h2 refused", "Free memory", "virError 38", null);
		});
		TaskRecord done = run(operation);

		assertEquals(TaskState.FAILED, done.state());
		assertEquals("h2 refused", done.reason());
		assertEquals("Free memory", done.remedy());
		assertEquals("virError 38", done.detail());
		assertEquals(List.of("check", "execute", "compensate"), operation.calls);
		assertEquals(List.of(TaskStep.State.COMPENSATED, TaskStep.State.FAILED, TaskStep.State.DONE),
				done.steps().stream().map(TaskStep::state).toList());
	}

	@Test
	void aDefectEndsTheTaskAndReleasesItsLocks() throws Exception {
		TaskRecord done = run(new ScriptedOperation().executing(monitor -> {
			throw new IllegalStateException("bug 42");
		}));

		assertEquals(TaskState.FAILED, done.state());
		assertTrue(done.reason().contains("bug 42"), done.reason());
		assertTrue(done.detail().contains("IllegalStateException"), done.detail());
		assertEquals(TaskState.SUCCEEDED, run(new ScriptedOperation()).state());
	}

	@Test
	void aDefectInTheCheckEndsTheTaskToo() throws Exception {
		ScriptedOperation operation = new ScriptedOperation().checking(null);
		assertEquals(TaskState.FAILED, run(operation).state());
		assertEquals(List.of("check"), operation.calls);
	}

	@Test
	void aCompensationThatFailsIsTold() throws Exception {
		TaskRecord done = run(new ScriptedOperation().executing(monitor -> {
			throw new OperationException("h2 refused", "Free memory.", "", null);
		}).compensating(monitor -> {
			throw new OperationException("volume web.qcow2 is still on h2", "", "in use", null);
		}));

		assertEquals(TaskState.FAILED, done.state());
		assertTrue(done.reason().contains("h2 refused") && done.reason().contains("web.qcow2 is still on h2"), done.reason());
		assertEquals("in use", done.detail());
	}

	@Test
	void ofTwoTasksOnOneVmTheSecondIsRefusedByName() throws Exception {
		CountDownLatch finish = new CountDownLatch(1);
		TaskRecord first = tasks.submit(new ScriptedOperation().executing(monitor -> await(finish)));
		TaskRecord second = tasks.submit(new ScriptedOperation());

		assertEquals(TaskState.REFUSED, second.state());
		assertEquals("In use by the task \"Scripted task on web\" of anna", second.reason());
		assertEquals("task.lock", second.findings().get(0).rule());
		assertEquals(first.id(), tasks.openFor(ScriptedOperation.WEB).orElseThrow().id());
		finish.countDown();
		assertEquals(TaskState.SUCCEEDED, tasks.whenDone(first.id()).get().state());
		assertEquals(TaskState.SUCCEEDED, run(new ScriptedOperation()).state());
		assertTrue(tasks.openFor(ScriptedOperation.WEB).isEmpty());
	}

	/** A process of its own, not only a store of its own. */
	@Test
	void whatAnotherProcessHoldsIsFreeWhenThatProcessIsGone() throws Exception {
		Process other = ScriptedProcess.start(folder, "stepping");
		try {
			ScriptedOperation second = new ScriptedOperation();
			TaskRecord refused = run(second);
			assertEquals(TaskState.REFUSED, refused.state());
			assertEquals("In use by the task \"Scripted task on web\" of ben", refused.reason());
			assertEquals(List.of(), second.calls);
		} finally {
			other.destroyForcibly().waitFor();
		}
		assertEquals(TaskState.SUCCEEDED, run(new ScriptedOperation()).state());
	}

	@Test
	void aTaskOfAnotherProcessHoldsItsVmToo() throws Exception {
		CountDownLatch finish = new CountDownLatch(1);
		CountDownLatch running = new CountDownLatch(1);
		try (Tasks other = tasks(folder)) {
			TaskRecord first = other.submit(new ScriptedOperation().executing(monitor -> {
				running.countDown();
				await(finish);
			}));
			assertTrue(running.await(10, TimeUnit.SECONDS));

			ScriptedOperation second = new ScriptedOperation();
			TaskRecord refused = run(second);

			assertEquals(TaskState.REFUSED, refused.state());
			assertTrue(refused.reason().contains("of anna"), refused.reason());
			assertEquals(List.of(), second.calls);
			finish.countDown();
			other.whenDone(first.id()).get();
		}
	}

	@Test
	void aCancelRunsTheCancellerOnAThreadOfItsOwnAndUndoes() throws Exception {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch aborted = new CountDownLatch(1);
		List<String> cancellers = new CopyOnWriteArrayList<>();
		ScriptedOperation operation = new ScriptedOperation().executing(monitor -> {
			monitor.onCancel(() -> {
				cancellers.add(Thread.currentThread().getName());
				aborted.countDown();
			});
			blocked.countDown();
			await(aborted);
			monitor.checkCancelled();
		});
		TaskRecord task = tasks.submit(operation);
		assertTrue(blocked.await(10, TimeUnit.SECONDS));
		tasks.cancel(task.id());
		tasks.cancel(task.id());
		TaskRecord done = tasks.whenDone(task.id()).get();

		assertEquals(TaskState.CANCELLED, done.state());
		assertEquals(List.of("orrery-task-cancel"), cancellers);
		assertEquals(List.of("check", "execute", "compensate"), operation.calls);
	}

	@Test
	void aCancelBeforeTheCancellerIsSetRunsItAtOnce() throws Exception {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		CountDownLatch aborted = new CountDownLatch(1);
		TaskRecord task = tasks.submit(new ScriptedOperation().executing(monitor -> {
			blocked.countDown();
			await(goOn);
			monitor.onCancel(aborted::countDown);
			await(aborted);
			monitor.checkCancelled();
		}));
		assertTrue(blocked.await(10, TimeUnit.SECONDS));
		tasks.cancel(task.id());
		awaitTrue(() -> tasks.find(task.id()).orElseThrow().state() == TaskState.CANCELLING);
		goOn.countDown();
		assertEquals(TaskState.CANCELLED, tasks.whenDone(task.id()).get().state());
	}

	@Test
	void aCancelThatNobodyConfirmsIsNotedThenGivenUp() throws Exception {
		CountDownLatch finish = new CountDownLatch(1);
		TaskRecord task = tasks.submit(new ScriptedOperation().executing(monitor -> {
			monitor.step("native call that hangs");
			await(finish);
		}));
		awaitTrue(() -> !tasks.find(task.id()).orElseThrow().steps().isEmpty());
		tasks.cancel(task.id());
		TaskRecord done = tasks.whenDone(task.id()).get();

		assertEquals(TaskState.UNDECIDED, done.state());
		assertTrue(done.reason().startsWith("Cancel not confirmed"), done.reason());
		assertTrue(done.steps().get(0).note().startsWith("Cancel not confirmed"), done.steps().toString());
		assertEquals(TaskState.REFUSED, tasks.submit(new ScriptedOperation()).state(), "the VM stays locked while the call hangs");
		finish.countDown();
		awaitTrue(() -> tasks.submit(new ScriptedOperation()).state() != TaskState.REFUSED);
	}

	@Test
	void aCancelThatComesTooLateDoesNotTurnSuccessIntoFailure() throws Exception {
		CountDownLatch blocked = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		TaskRecord task = tasks.submit(new ScriptedOperation().executing(monitor -> {
			blocked.countDown();
			await(goOn);
		}));
		assertTrue(blocked.await(10, TimeUnit.SECONDS));
		tasks.cancel(task.id());
		awaitTrue(() -> tasks.find(task.id()).orElseThrow().state() == TaskState.CANCELLING);
		goOn.countDown();
		TaskRecord done = tasks.whenDone(task.id()).get();
		assertEquals(TaskState.SUCCEEDED, done.state());
		assertFalse(done.reason().isEmpty());
	}

	@Test
	void progressIsToldAtMostTenTimesASecondAndChangesAtOnce() throws Exception {
		List<TaskRecord> told = new CopyOnWriteArrayList<>();
		tasks.addListener(told::add);
		long begin = System.nanoTime();
		run(new ScriptedOperation().executing(monitor -> {
			monitor.step("copy");
			long end = System.nanoTime() + Duration.ofMillis(550).toNanos();
			for (int i = 0; System.nanoTime() < end; i++) {
				monitor.progress(i % 100 / 100.0, "copying", Map.of("i", String.valueOf(i)));
				java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
			}
		}));
		double seconds = (System.nanoTime() - begin) / 1e9;

		long progress = told.stream().filter(record -> record.phase().equals("copying")).count();
		assertTrue(progress >= 3 && progress <= Math.ceil(seconds * 10) + 2, progress + " reports in " + seconds + " s");
		assertEquals(TaskState.SUCCEEDED, told.get(told.size() - 1).state());
		assertTrue(told.stream().map(TaskRecord::state).distinct().toList()
				.equals(List.of(TaskState.QUEUED, TaskState.CHECKING, TaskState.RUNNING, TaskState.SUCCEEDED)));
	}

	@Test
	void aListenerThatFailsHurtsNobody() throws Exception {
		tasks.addListener(record -> {
			throw new IllegalStateException("listener");
		});
		List<TaskRecord> told = new CopyOnWriteArrayList<>();
		tasks.addListener(told::add);
		assertEquals(TaskState.SUCCEEDED, run(new ScriptedOperation()).state());
		assertFalse(told.isEmpty());
	}

	@Test
	void withoutAStoreNothingActs() throws Exception {
		Path file = Files.writeString(folder.resolve("file"), "not a folder");
		try (Tasks unrecorded = tasks(file.resolve("tasks"))) {
			ScriptedOperation operation = new ScriptedOperation();
			TaskRecord done = unrecorded.whenDone(unrecorded.submit(operation).id()).get();

			assertEquals(TaskState.REFUSED, done.state());
			assertEquals("task.store", done.findings().get(0).rule());
			assertTrue(done.reason().contains(file.resolve("tasks").toString()), done.reason());
			assertFalse(done.remedy().isEmpty());
			assertEquals(List.of(), operation.calls);
		}
	}

	@Test
	void aFailureIsAcknowledgedForGood() throws Exception {
		TaskRecord failed = run(new ScriptedOperation().executing(monitor -> {
			throw new OperationException("h2 refused", "", "", null);
		}));
		tasks.acknowledge(failed.id());
		awaitTrue(() -> tasks.find(failed.id()).orElseThrow().acknowledged());
		tasks.close();
		try (Tasks again = tasks(folder)) {
			assertTrue(again.find(failed.id()).orElseThrow().acknowledged());
		}
	}

	@Test
	void whoCancelsATaskThatIsNotHereIsToldSo() {
		assertTrue(assertThrows(IllegalArgumentException.class, () -> tasks.cancel("nowhere")).getMessage().contains("nowhere"));
	}

	static void await(CountDownLatch latch) {
		try {
			if (!latch.await(30, TimeUnit.SECONDS))
				throw new AssertionError("nobody let this go on");
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!condition.getAsBoolean()) {
			assertTrue(System.nanoTime() < end, "condition was not met in time");
			Thread.sleep(5);
		}
	}

	@Test
	void aPartIsATaskOfItsOwnThatNamesTheWholeAndItsStepRunsBesideTheOthers() throws Exception {
		ScriptedOperation part = new ScriptedOperation(LockRequest.exclusive(ObjectRef.vm("h1", new UUID(0, 2)))).executing(monitor -> {
			throw new OperationException("the part fails", "", "", null);
		});
		TaskRecord whole = tasks.submit(new ScriptedOperation().executing(monitor -> {
			monitor.step("all parts");
			SubStep one = monitor.stepBeside("one");
			SubStep other = monitor.stepBeside("other");
			TaskPart running = monitor.submit(part);
			TaskRecord end = running.done().join();
			one.end(true, "one is done");
			other.end(false, end.reason());
			assertEquals("the part fails", running.failure().orElseThrow().getMessage());
		}));
		TaskRecord done = tasks.whenDone(whole.id()).get(20, TimeUnit.SECONDS);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertEquals(List.of("all parts", "one", "other"), done.steps().stream().map(TaskStep::title).toList());
		assertEquals(List.of(TaskStep.State.DONE, TaskStep.State.DONE, TaskStep.State.FAILED), done.steps().stream().map(TaskStep::state).toList());
		assertEquals("the part fails", done.steps().get(2).note());
		TaskRecord child = tasks.all().stream().filter(task -> !task.id().equals(whole.id())).findFirst().orElseThrow();
		assertEquals(Optional.of(whole.id()), child.partOf());
		assertEquals(TaskState.FAILED, child.state());
		try (Tasks again = tasks(folder)) {
			assertEquals(TaskStep.State.FAILED, again.all().stream().filter(task -> task.partOf().isEmpty()).findFirst().orElseThrow().steps().get(2).state(),
					"as read back from the journal");
		}
	}
}
