// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

@Timeout(60)
class PowerOperationTest {
	@TempDir
	Path folder;

	private TestEngine hosts;
	private SimulatedHost h1;
	private UUID web;

	@BeforeEach
	void connect() throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("power", SimulationClock.real(), 1, 0);
		h1 = fleet.host("h1");
		web = h1.add(VmSpec.named("web"));
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private TaskRecord run(PowerAction action) throws Exception {
		return run(new PowerOperation(action, ObjectRef.vm("h1", web), "web"));
	}

	private TaskRecord run(Operation operation) throws Exception {
		return hosts.engine.tasks().whenDone(hosts.engine.tasks().submit(operation).id()).get(50, TimeUnit.SECONDS);
	}

	private void enter(DomainState state) {
		h1.alter(web, domain -> domain.withState(state, "", state.isActive() ? 1 : -1), DomainEvent.OTHER);
	}

	private DomainState state() {
		return h1.domain(web).orElseThrow().state();
	}

	@ParameterizedTest
	@CsvSource({ "START, SHUT_OFF, RUNNING", "SHUT_DOWN, RUNNING, SHUT_OFF", "FORCE_OFF, RUNNING, SHUT_OFF", "FORCE_OFF, PAUSED, SHUT_OFF",
			"PAUSE, RUNNING, PAUSED", "RESUME, PAUSED, RUNNING", "REBOOT, RUNNING, RUNNING" })
	void theActionShowsWhenTheTaskEnds(PowerAction action, DomainState before, DomainState after) throws Exception {
		enter(before);
		TaskRecord done = run(action);
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertEquals(after, state());
		assertEquals(PowerOperation.type(action), done.operation());
		assertFalse(done.steps().isEmpty());
	}

	@ParameterizedTest
	@CsvSource({ "START, RUNNING, nothing to do", "START, PAUSED, Resume it", "SHUT_DOWN, SHUT_OFF, nothing to do", "SHUT_DOWN, PAUSED, force it off",
			"FORCE_OFF, SHUT_OFF, nothing to do", "REBOOT, SHUT_OFF, Start it first", "PAUSE, PAUSED, nothing to do", "PAUSE, SHUT_OFF, Start it first",
			"RESUME, RUNNING, nothing to do", "SHUT_DOWN, SHUTTING_DOWN, force it off" })
	void anActionThatMakesNoSenseIsRefusedWithTheRemedy(PowerAction action, DomainState before, String remedy) throws Exception {
		enter(before);
		TaskRecord done = run(action);
		assertEquals(TaskState.REFUSED, done.state());
		assertEquals("power.state", done.findings().get(0).rule());
		assertTrue(done.remedy().contains(remedy), done.remedy());
		assertEquals(before, state());
	}

	@Test
	void aGuestThatDoesNotReactIsToldWithWhatToDo() throws Exception {
		UUID stubborn = h1.add(VmSpec.named("stubborn").stubborn());
		TaskRecord done = run(new PowerOperation(PowerAction.SHUT_DOWN, ObjectRef.vm("h1", stubborn), "stubborn", Duration.ofMillis(300)));
		assertEquals(TaskState.FAILED, done.state());
		assertTrue(done.reason().contains("did not react"), done.reason());
		assertTrue(done.remedy().contains("Force off"), done.remedy());
		assertEquals(DomainState.RUNNING, h1.domain(stubborn).orElseThrow().state());
	}

	@Test
	void cancellingAShutdownEndsTheWaitingOnly() throws Exception {
		UUID stubborn = h1.add(VmSpec.named("stubborn").stubborn());
		TaskRecord task = hosts.engine.tasks().submit(new PowerOperation(PowerAction.SHUT_DOWN, ObjectRef.vm("h1", stubborn), "stubborn"));
		TestEngine.await(() -> "no second step", () -> hosts.engine.tasks().find(task.id()).orElseThrow().steps().size() == 2);
		hosts.engine.tasks().cancel(task.id());
		TaskRecord done = hosts.engine.tasks().whenDone(task.id()).get(20, TimeUnit.SECONDS);
		assertEquals(TaskState.CANCELLED, done.state());
		assertTrue(done.reason().contains("cannot be taken back"), done.reason());
	}

	@Test
	void aTransientVmThatIsShutDownIsGone() throws Exception {
		UUID passing = h1.add(VmSpec.named("passing").asTransient());
		TaskRecord done = run(new PowerOperation(PowerAction.SHUT_DOWN, ObjectRef.vm("h1", passing), "passing"));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(h1.domain(passing).isEmpty());
	}

	@Test
	void aVmThatVanishedIsNamed() throws Exception {
		h1.vanish(web);
		TaskRecord done = run(PowerAction.SHUT_DOWN);
		assertEquals(TaskState.REFUSED, done.state());
		assertTrue(done.reason().contains("web is not on h1 any more"), done.reason());
	}

	@Test
	void aHostThatIsNotConnectedIsNamed() throws Exception {
		hosts.connection("h1").disconnect();
		TestEngine.await(() -> "still connected", () -> hosts.connection("h1").live().isEmpty());
		TaskRecord done = run(PowerAction.SHUT_DOWN);
		assertEquals(TaskState.REFUSED, done.state());
		assertEquals("power.connected", done.findings().get(0).rule());
		assertFalse(done.remedy().isEmpty());
	}

	@Test
	void theScriptQuotesWhatItNames() {
		PowerOperation operation = new PowerOperation(PowerAction.FORCE_OFF, ObjectRef.vm("h1", web), "it's $(rm -rf /)\necho hacked");
		Plan plan = operation.plan(hosts.engine.context());
		assertTrue(plan.script().contains("virsh -c " + hosts.simulated.uri("h1") + " destroy " + web), plan.script());
		List<String> active = plan.script().lines().filter(line -> !line.startsWith("#")).toList();
		assertEquals(1, active.size(), plan.script());
	}
}
