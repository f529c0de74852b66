// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** Alarms of simulated hosts, from the event to the disk and back. */
@Timeout(60)
class AlarmsTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("alarms", SimulationClock.real(), 2, 2);
	private TestEngine hosts;

	@BeforeEach
	void connect() throws Exception {
		start();
		hosts.connectAll();
	}

	private void start() throws Exception {
		hosts = new TestEngine(folder, fleet);
		AlarmRule crashed = AlarmRules.standard().stream().filter(rule -> rule.signal() == AlarmSignal.VM_CRASHED).findFirst().orElseThrow();
		hosts.engine.alarms().setRules(List.of(crashed));
		hosts.engine.watchAlarms();
		TestEngine.await(() -> "nobody watches", () -> alarms().isWatched());
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private Alarms alarms() {
		return hosts.engine.alarms();
	}

	private UUID aVm() {
		return fleet.host("h1").domains().stream().filter(domain -> domain.state().isActive()).findFirst().orElseThrow().uuid();
	}

	private void crash(UUID vm) {
		fleet.host("h1").alter(vm, domain -> domain.withState(DomainState.SHUT_OFF, "crashed", -1), DomainEvent.CRASHED);
	}

	private Alarm awaitAlarm() {
		TestEngine.await(() -> "no alarm", () -> !alarms().open().isEmpty());
		return alarms().open().get(0);
	}

	@Test
	void aCrashIsAnAlarmUntilTheVmRunsAgain() {
		UUID vm = aVm();
		List<Alarm> told = new CopyOnWriteArrayList<>();
		alarms().addListener(told::addAll);
		crash(vm);
		Alarm alarm = awaitAlarm();
		assertEquals(vm.toString(), alarm.subject().id());
		fleet.host("h1").alter(vm, domain -> domain.withState(DomainState.RUNNING, "booted", 9), DomainEvent.STARTED);
		TestEngine.await(() -> "still open: " + alarms().open(), () -> alarms().open().isEmpty());
		assertEquals(alarm.id(), alarms().history().get(0).id());
		TestEngine.await(() -> "told " + told, () -> told.size() == 2);
	}

	@Test
	void afterARestartTheAlarmIsTheSameAndAcknowledged() throws Exception {
		crash(aVm());
		Alarm alarm = awaitAlarm();
		alarms().acknowledge(alarm.id(), " known ").join();
		alarms().mute(alarm.id(), Instant.MAX).join();
		hosts.close();
		start();
		hosts.engine.connections().connectAll();
		List<Alarm> told = new CopyOnWriteArrayList<>();
		alarms().addListener(told::addAll);
		TestEngine.await(() -> "not connected", () -> AlarmEvaluator.isConnected(hosts.inventory("h1")));
		Alarm again = alarms().open().get(0);
		assertEquals(1, alarms().open().size());
		assertEquals(alarm.id(), again.id());
		assertEquals("known", again.acknowledged().note());
		assertEquals("tester", again.acknowledged().who());
		assertTrue(again.isMuted(Instant.now()));
		assertFalse(again.wantsAttention(Instant.now()));
		alarms().unmute(alarm.id()).join();
		alarms().unacknowledge(alarm.id()).join();
		assertTrue(alarms().open().get(0).wantsAttention(Instant.now()));
	}

	@Test
	void anotherProcessShowsAndAcknowledgesTheSame() throws Exception {
		crash(aVm());
		Alarm alarm = awaitAlarm();
		try (TestEngine other = new TestEngine(folder, fleet)) {
			TestEngine.await(() -> "not read", () -> other.engine.alarms().find(alarm.id()).isPresent());
			other.engine.alarms().acknowledge(alarm.id(), "").join();
			TestEngine.await(() -> "not heard of", () -> alarms().open().get(0).isAcknowledged());
			other.engine.alarms().resetRules();
			TestEngine.await(() -> "other rules not heard of", () -> alarms().rules().size() > 1);
		}
	}

	@Test
	void whoAsksForAnAlarmThatIsGoneIsToldSo() {
		CompletionException e = assertThrows(CompletionException.class, () -> alarms().acknowledge("nothing", "").join());
		assertEquals(NoSuchElementException.class, e.getCause().getClass());
		assertEquals("No alarm has the id nothing", e.getCause().getMessage());
	}

	@Test
	void rulesAreAddedReplacedAndRemoved() throws Exception {
		AlarmRule mine = new AlarmRule("mine", "Mine", AlarmSeverity.WARNING, AlarmSignal.HOST_OVERCOMMIT, 0.5, 0, Duration.ZERO, AlarmScope.ALL, true);
		alarms().putRule(mine);
		TestEngine.await(() -> "no memory is given away", () -> !alarms().open().isEmpty());
		alarms().putRule(mine.withThreshold(1000));
		TestEngine.await(() -> "still " + alarms().open(), () -> alarms().open().isEmpty());
		alarms().removeRule("mine");
		assertEquals(1, alarms().rules().size());
		assertThrows(NoSuchElementException.class, () -> alarms().removeRule("mine"));
	}
}
