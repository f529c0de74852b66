// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.several;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

class SeveralOperationTest {
	private static final int MANY = 12;

	@TempDir
	Path folder;
	private TestEngine test;

	@BeforeEach
	void open() throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("several", SimulationClock.real(), 2, 0);
		for (int i = 0; i < MANY; i++)
			fleet.host(i % 3 == 0 ? "h2" : "h1").add(VmSpec.named("vm-" + i).memory(1 << 20).off());
		fleet.host("h1").add(VmSpec.named("runs").memory(1 << 20).stubborn());
		test = new TestEngine(folder, fleet);
		test.connectAll();
		TestEngine.await(() -> "no VMs", () -> test.engine.inventory().domain(test.vm("h2", "vm-9")).isPresent()
				&& test.engine.inventory().domain(test.vm("h1", "runs")).isPresent());
	}

	@AfterEach
	void close() {
		test.close();
	}

	private Map<ObjectRef, String> all() {
		Map<ObjectRef, String> vms = new LinkedHashMap<>();
		for (int i = 0; i < MANY; i++)
			vms.put(test.vm(i % 3 == 0 ? "h2" : "h1", "vm-" + i), "vm-" + i);
		vms.put(test.vm("h1", "runs"), "runs");
		return vms;
	}

	private Operation power(PowerAction action) {
		return PowerOperation.of(action, all(), test.engine.context());
	}

	private TaskRecord run(Operation operation) throws Exception {
		return test.engine.tasks().whenDone(test.engine.tasks().submit(operation).id()).get(40, TimeUnit.SECONDS);
	}

	private boolean isInState(String vm, DomainState state) {
		return all().entrySet().stream().filter(one -> one.getValue().equals(vm))
				.allMatch(one -> test.engine.inventory().domain(one.getKey()).orElseThrow().state() == state);
	}

	@Test
	void onePlanTellsWhatIsDoneAndWhatIsSkippedWhy() {
		Operation start = power(PowerAction.START);
		CheckResult check = start.check(test.engine.context());
		assertTrue(check.passes());
		Plan plan = start.plan(test.engine.context());
		assertEquals("Start 13 VMs · 12 to do, 1 skipped · 4 at a time per host", plan.summary());
		assertEquals(13, plan.steps().size());
		assertTrue(plan.steps().getLast().title().startsWith("runs is skipped: "), plan.steps().getLast().title());
		assertTrue(plan.script().contains("# runs is skipped") && plan.script().lines().filter(line -> line.startsWith("virsh ")).count() == 12, plan.script());
	}

	@Test
	void refusedOnlyWhenNothingCanBeDone() {
		assertFalse(PowerOperation.of(PowerAction.RESUME, all(), test.engine.context()).check(test.engine.context()).passes());
		assertFalse(new SeveralOperation("nothing", List.of()).check(test.engine.context()).passes());
	}

	@Test
	void oneTaskWithAPartForEachAndAnUndoOfThoseThatWereStarted() throws Exception {
		TaskRecord started = run(power(PowerAction.START));
		assertEquals(TaskState.SUCCEEDED, started.state(), started.reason());
		List<TaskRecord> parts = test.engine.tasks().all().stream().filter(task -> task.partOf().equals(java.util.Optional.of(started.id()))).toList();
		assertEquals(MANY, parts.size());
		for (String host : List.of("h1", "h2"))
			assertTrue(mostAtATime(parts, host) <= SeveralOperation.PER_HOST, host + ": " + mostAtATime(parts, host));
		assertEquals("12", started.figures().get("done"));
		TestEngine.await(() -> "not all run", () -> isInState("vm-0", DomainState.RUNNING) && isInState("vm-11", DomainState.RUNNING));

		TaskRecord back = run(InverseOperations.of(started, test.engine.context()).operation());
		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason());
		TestEngine.await(() -> "not all off", () -> isInState("vm-0", DomainState.SHUT_OFF) && isInState("vm-11", DomainState.SHUT_OFF));
		assertTrue(isInState("runs", DomainState.RUNNING), "it ran before");
	}

	private static long mostAtATime(List<TaskRecord> parts, String host) {
		List<TaskRecord> there = parts.stream().filter(part -> part.subjects().getFirst().connection().equals(host)).toList();
		return there.stream().mapToLong(one -> there.stream().filter(other -> !other.created().isAfter(one.created()) && other.ended().isAfter(one.created())).count())
				.max().orElseThrow();
	}

	@Test
	void aCancelEndsThoseUnderWayAndBeginsNoMore() throws Exception {
		Map<ObjectRef, String> one = Map.of(test.vm("h1", "runs"), "runs");
		Operation stop = new SeveralOperation("Shut down", List.of(new PowerOperation(PowerAction.SHUT_DOWN, one.keySet().iterator().next(), "runs"))).named(test.engine.context());
		TaskRecord begun = test.engine.tasks().submit(stop);
		TestEngine.await(() -> "never began", () -> test.engine.tasks().all().stream().anyMatch(task -> task.partOf().isPresent()
				&& task.steps().size() == 2));
		test.engine.tasks().cancel(begun.id());
		TaskRecord ended = test.engine.tasks().whenDone(begun.id()).get(20, TimeUnit.SECONDS);
		assertEquals(TaskState.CANCELLED, ended.state());
		assertTrue(ended.reason().startsWith("Not done for 1 of 1: runs: "), ended.reason());
	}

	@Test
	void isMadeAgainFromItsRecord() throws Exception {
		TaskRecord started = run(power(PowerAction.START));
		SeveralOperation again = SeveralOperation.recreate(started);
		assertEquals(13, again.parts().size());
		assertEquals(started.subjects(), again.subjects());
		assertEquals(TaskState.SUCCEEDED, again.examine(test.engine.context()).state());
		TaskRecord odd = new TaskRecord("", SeveralOperation.TYPE, "x", List.of(), List.of(), Map.of("parts", "[{\"type\":\"vm.fly\"}]"), "", null, null, null,
				TaskState.FAILED, 0, "", Map.of(), List.of(), List.of(), "", "", "", false, "");
		org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> SeveralOperation.recreate(odd));
	}
}
