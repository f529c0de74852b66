// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orrery.engine.alarm.AlarmFacts.VM;
import static org.orrery.engine.alarm.AlarmFacts.host;
import static org.orrery.engine.alarm.AlarmFacts.pool;
import static org.orrery.engine.alarm.AlarmFacts.rule;
import static org.orrery.engine.alarm.AlarmFacts.vm;
import static org.orrery.engine.alarm.AlarmSeverity.CRITICAL;
import static org.orrery.engine.alarm.AlarmSeverity.WARNING;
import static org.orrery.engine.connection.ConnectionState.ACTIVE;
import static org.orrery.engine.connection.ConnectionState.CLOSED;
import static org.orrery.engine.connection.ConnectionState.CONNECTING;
import static org.orrery.engine.connection.ConnectionState.DEGRADED;
import static org.orrery.engine.connection.ConnectionState.RETRYING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.statistics.HostSample;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectRef;

/** Rules against what hosts tell, on a clock that only goes when the test says so. */
class AlarmEvaluatorTest {
	private static final Duration FIVE = Duration.ofMinutes(5);
	private static final AlarmRule BUSY = rule(AlarmSignal.VM_CPU, WARNING, 90, 5, FIVE);
	private static final AlarmRule CRASHED = rule(AlarmSignal.VM_CRASHED, CRITICAL, 0, 0, Duration.ZERO);
	private static final AlarmRule LOST = rule(AlarmSignal.HOST_LOST, CRITICAL, 0, 0, Duration.ofSeconds(30));
	private static final AlarmRule FILL = rule(AlarmSignal.DATASTORE_FILL, WARNING, 75, 2, Duration.ZERO);
	private static final AlarmRule FULL = rule(AlarmSignal.DATASTORE_FILL, CRITICAL, 85, 2, Duration.ZERO);

	private static AlarmFacts busy() {
		AlarmFacts facts = new AlarmFacts(BUSY);
		facts.runs("h1");
		facts.cpuFor("h1", 97, FIVE);
		return facts;
	}

	@Test
	void whatLastsLongEnoughBecomesAnAlarmWithItsNumbers() {
		AlarmFacts facts = new AlarmFacts(BUSY);
		facts.runs("h1");
		facts.cpuFor("h1", 97, Duration.ofMinutes(4));
		assertTrue(facts.open().isEmpty());
		facts.cpuFor("h1", 97, Duration.ofMinutes(1));
		Alarm alarm = facts.only();
		assertEquals("CPU 97 % (limit 90 % for 5 min)", alarm.what());
		assertEquals(ObjectRef.vm("h1", VM), alarm.subject());
		assertEquals(FIVE, Duration.between(alarm.since(), alarm.raised()));
		assertFalse(alarm.remedy().isEmpty());
	}

	@Test
	void whatDropsBelowTheLimitBeginsAnew() {
		AlarmFacts facts = new AlarmFacts(BUSY);
		facts.runs("h1");
		facts.cpuFor("h1", 97, Duration.ofMinutes(4));
		facts.cpu("h1", 89);
		facts.cpuFor("h1", 97, Duration.ofMinutes(4));
		assertTrue(facts.open().isEmpty());
		facts.cpuFor("h1", 97, Duration.ofMinutes(1));
		assertEquals(1, facts.open().size());
	}

	/** Ends when it is 5 points below, and stays there for a minute. */
	@ParameterizedTest
	@CsvSource({ "95, true", "88, true", "86, true", "85, false", "10, false" })
	void anAlarmEndsOnlyWellBelowItsLimit(double percent, boolean stays) {
		AlarmFacts facts = busy();
		facts.cpuFor("h1", percent, Duration.ofMinutes(2));
		assertEquals(stays, !facts.open().isEmpty());
	}

	@Test
	void oneQuietSampleIsNoEnd() {
		AlarmFacts facts = busy();
		facts.cpu("h1", 10);
		facts.wait(Duration.ofSeconds(30));
		facts.cpuFor("h1", 97, Duration.ofMinutes(1));
		assertEquals(1, facts.told.stream().map(Alarm::id).distinct().count());
		assertEquals(1, facts.open().size());
	}

	@Test
	void timeInWhichNobodyLookedDoesNotCount() {
		AlarmFacts facts = new AlarmFacts(BUSY);
		facts.runs("h1");
		facts.cpu("h1", 97);
		facts.wait(Duration.ofMinutes(10));
		facts.cpu("h1", 97);
		assertTrue(facts.open().isEmpty(), "only two samples in ten minutes");
	}

	@ParameterizedTest
	@CsvSource({ "P1D", "P-1D" })
	void aClockThatJumpsNeitherRaisesNorEndsAnything(Duration jump) {
		AlarmFacts facts = new AlarmFacts(BUSY);
		facts.runs("h1");
		facts.cpuFor("h1", 97, Duration.ofMinutes(2));
		facts.jump(jump);
		facts.cpu("h1", 97);
		assertTrue(facts.open().isEmpty());
		facts.cpuFor("h1", 97, Duration.ofMinutes(3));
		assertEquals(1, facts.open().size());
		facts.jump(jump);
		facts.cpu("h1", 97);
		assertEquals(1, facts.open().size());
	}

	@Test
	void aMigratedVmTakesItsAlarmAlong() {
		AlarmFacts facts = busy();
		String id = facts.only().id();
		facts.runs("h2");
		facts.see(host("h1", ACTIVE, List.of()));
		facts.cpuFor("h2", 97, Duration.ofMinutes(1));
		Alarm alarm = facts.only();
		assertEquals(id, alarm.id());
		assertEquals(ObjectRef.vm("h2", VM), alarm.subject());
		assertEquals("h2", alarm.host());
	}

	@Test
	void aVmThatIsNowhereForAMomentKeepsItsAlarm() {
		AlarmFacts facts = busy();
		facts.see(host("h1", ACTIVE, List.of()));
		facts.wait(Duration.ofSeconds(5));
		facts.runs("h2");
		facts.wait(Duration.ofSeconds(20));
		assertEquals(ObjectRef.vm("h2", VM), facts.only().subject());
	}

	@Test
	void whatIsGoneHasNoAlarm() {
		AlarmFacts facts = busy();
		facts.see(host("h1", ACTIVE, List.of()));
		facts.wait(Duration.ofSeconds(11));
		assertTrue(facts.open().isEmpty());
		assertEquals("web-1 is gone", facts.told.getLast().ending());
	}

	@Test
	void aVmThatIsSwitchedOffIsNotBusy() {
		AlarmFacts facts = busy();
		facts.see(host("h1", ACTIVE, List.of(vm(DomainState.SHUT_OFF, "shutdown"))));
		facts.wait(Duration.ofMinutes(1));
		assertTrue(facts.open().isEmpty());
	}

	@Test
	void ofAHostThatDoesNotAnswerThatIsSaidOnce() {
		List<DomainRecord> many = new ArrayList<>();
		for (int i = 0; i < 100; i++)
			many.add(vm(new UUID(8, i), "vm" + i, i == 0 ? DomainState.CRASHED : DomainState.RUNNING, "", DomainRecord.Agent.NOT_CONFIGURED));
		AlarmFacts facts = new AlarmFacts(AlarmRules.standard().toArray(AlarmRule[]::new));
		facts.see(host("h1", ACTIVE, many, pool(new UUID(5, 1), "dir", "", 80)));
		facts.open().values().forEach(alarm -> assertFalse(alarm.stale(), alarm.toString()));
		int before = facts.open().size();
		facts.see(host("h1", RETRYING, many, pool(new UUID(5, 1), "dir", "", 80)));
		facts.wait(Duration.ofSeconds(31));
		assertEquals(before + 1, facts.open().size(), "only the host is new");
		Alarm lost = facts.open().values().stream().filter(alarm -> alarm.signal() == AlarmSignal.HOST_LOST).findFirst().orElseThrow();
		assertEquals("Does not answer: No route to host", lost.what());
		assertTrue(facts.open().values().stream().filter(alarm -> alarm != lost).allMatch(Alarm::stale), "the rest is as last known");
		facts.see(host("h1", ACTIVE, many, pool(new UUID(5, 1), "dir", "", 80)));
		assertEquals(before, facts.open().size());
		facts.open().values().forEach(alarm -> assertFalse(alarm.stale(), alarm.toString()));
	}

	@ParameterizedTest
	@CsvSource({ "RETRYING, 29, false, false", "RETRYING, 31, false, true", "RETRYING, 31, true, false", "CONNECTING, 31, false, false", "CLOSED, 31, false, false",
			"DEGRADED, 31, false, false" })
	void aHostIsLostWhenItShouldBeThere(ConnectionState state, int seconds, boolean maintenance, boolean expected) {
		AlarmFacts facts = new AlarmFacts(LOST);
		facts.see(host("h1", ACTIVE, List.of()));
		if (maintenance)
			facts.maintenance.add("h1");
		facts.see(host("h1", state, List.of()));
		facts.wait(Duration.ofSeconds(seconds));
		assertEquals(expected, !facts.open().isEmpty());
	}

	@Test
	void slowAnswersAreAnAlarmAfterAMinute() {
		AlarmFacts facts = new AlarmFacts(rule(AlarmSignal.HOST_DEGRADED, WARNING, 0, 0, Duration.ofMinutes(1)));
		facts.see(host("h1", DEGRADED, List.of()));
		facts.wait(Duration.ofSeconds(59));
		assertTrue(facts.open().isEmpty());
		facts.wait(Duration.ofSeconds(2));
		assertEquals("Answers slowly", facts.only().what());
	}

	@Test
	void whatComesAndGoesAllTheTimeIsToldAFewTimesOnly() {
		AlarmFacts facts = new AlarmFacts(CRASHED);
		for (int i = 0; i < 50; i++) {
			facts.see(host("h1", ACTIVE, List.of(vm(DomainState.CRASHED, ""))));
			facts.wait(Duration.ofSeconds(10));
			facts.runs("h1");
			facts.wait(Duration.ofSeconds(10));
		}
		assertEquals(4, facts.told.stream().filter(Alarm::isOpen).map(Alarm::id).distinct().count());
		assertEquals("Crashed, 4 times within an hour", facts.only().what());
		facts.wait(Duration.ofMinutes(10));
		assertTrue(facts.open().isEmpty(), "calm for ten minutes");
	}

	@ParameterizedTest
	@CsvSource({ "CRASHED, '', true", "PAUSED, crashed, true", "SHUT_OFF, crashed, true", "SHUT_OFF, shutdown, false", "PAUSED, user, false", "RUNNING, booted, false" })
	void aVmWhoseQemuEndedByItselfHasCrashed(DomainState state, String reason, boolean expected) {
		AlarmFacts facts = new AlarmFacts(CRASHED);
		facts.see(host("h1", ACTIVE, List.of(vm(state, reason))));
		assertEquals(expected, !facts.open().isEmpty());
	}

	@Test
	void aDiskErrorIsAnAlarmAPauseByAPersonIsNot() {
		AlarmFacts facts = new AlarmFacts(rule(AlarmSignal.VM_IO_ERROR, CRITICAL, 0, 0, Duration.ZERO));
		facts.see(host("h1", ACTIVE, List.of(vm(DomainState.PAUSED, "user"))));
		assertTrue(facts.open().isEmpty());
		facts.see(host("h1", ACTIVE, List.of(vm(DomainState.PAUSED, "I/O error"))));
		assertEquals("Paused by a disk error", facts.only().what());
	}

	@ParameterizedTest
	@CsvSource({ "0.1, 0, NOT_CONFIGURED, true", "0.1, 0, DISCONNECTED, true", "0.1, 0, CONNECTED, false", "0.1, 10, DISCONNECTED, false",
			"3, 0, DISCONNECTED, false", "0.1, -1, DISCONNECTED, true" })
	void aVmIsDeadWithoutCpuDiskAndAgent(double percent, long disk, DomainRecord.Agent agent, boolean expected) {
		AlarmFacts facts = new AlarmFacts(rule(AlarmSignal.VM_DEAD, WARNING, 0.5, 0.5, Duration.ofMinutes(15)));
		facts.see(host("h1", ACTIVE, List.of(vm(VM, "web-1", DomainState.RUNNING, "booted", agent))));
		for (int i = 0; i < 32; i++) {
			facts.sample("h1", percent, disk);
			facts.wait(Duration.ofSeconds(30));
		}
		assertEquals(expected, !facts.open().isEmpty());
		if (expected)
			assertEquals("Runs, but CPU 0.1 %, no disk traffic, no agent (limit 0.5 % for 15 min)", facts.only().what());
	}

	@Test
	void ofTwoSeveritiesTheWorseIsTold() {
		AlarmFacts facts = new AlarmFacts(FILL, FULL);
		UUID pool = new UUID(5, 1);
		facts.see(host("h1", ACTIVE, List.of(), pool(pool, "logical", "vg", 75)));
		assertTrue(facts.open().isEmpty(), "at the limit is not over it");
		facts.see(host("h1", ACTIVE, List.of(), pool(pool, "logical", "vg", 80)));
		assertEquals(WARNING, facts.only().severity());
		assertEquals("80 % full (limit 75 %)", facts.only().what());
		facts.see(host("h1", ACTIVE, List.of(), pool(pool, "logical", "vg", 90)));
		assertEquals(CRITICAL, facts.only().severity());
		facts.see(host("h1", ACTIVE, List.of(), pool(pool, "logical", "vg", 84)));
		assertEquals(CRITICAL, facts.only().severity(), "not far enough below 85 %");
		facts.see(host("h1", ACTIVE, List.of(), pool(pool, "logical", "vg", 82)));
		assertEquals(WARNING, facts.only().severity());
		facts.see(host("h1", ACTIVE, List.of(), pool(pool, "logical", "vg", 50)));
		assertTrue(facts.open().isEmpty());
	}

	@Test
	void storageOfSeveralHostsIsOneAlarmAndStaysWhileOneHostSeesIt() {
		AlarmFacts facts = new AlarmFacts(FULL);
		PoolRecord shared = pool(new UUID(5, 2), "netfs", "nas:/images", 90);
		facts.see(host("h1", ACTIVE, List.of(), shared));
		facts.see(host("h2", ACTIVE, List.of(), shared));
		String id = facts.only().id();
		facts.see(host("h1", RETRYING, List.of(), shared));
		assertEquals(id, facts.only().id());
		assertEquals("h2", facts.only().host());
		assertFalse(facts.only().stale());
	}

	@Test
	void aHostIsBusyOrShortOfMemory() {
		AlarmFacts facts = new AlarmFacts(rule(AlarmSignal.HOST_CPU, WARNING, 90, 5, Duration.ZERO), rule(AlarmSignal.HOST_MEMORY, WARNING, 90, 5, Duration.ZERO));
		facts.see(host("h1", ACTIVE, List.of()));
		facts.hosts.put("h1", new HostSample(facts.instant(), 0.95, 93, 100));
		facts.evaluator.sampled("h1", Set.of());
		facts.settle();
		assertEquals(Set.of("CPU 95 % (limit 90 %)", "Memory 93 % used (limit 90 %)"),
				Set.copyOf(facts.open().values().stream().map(Alarm::what).toList()));
	}

	@Test
	void moreMemoryThanThereIsHasBeenGivenAway() {
		AlarmFacts facts = new AlarmFacts(rule(AlarmSignal.HOST_OVERCOMMIT, WARNING, 100, 5, Duration.ZERO));
		List<DomainRecord> vms = new ArrayList<>();
		for (int i = 0; i < 5; i++)
			vms.add(vm(new UUID(8, i), "vm" + i, DomainState.RUNNING, "", DomainRecord.Agent.NOT_CONFIGURED));
		facts.see(host("h1", ACTIVE, vms.subList(0, 4)));
		assertTrue(facts.open().isEmpty());
		facts.see(host("h1", ACTIVE, vms));
		assertEquals("Memory of its VMs 125 % of its own (limit 100 %)", facts.only().what());
	}

	@Test
	void hostsWithOneUuidAreClonesUnlessTheyAreTheSame() {
		AlarmFacts facts = new AlarmFacts(rule(AlarmSignal.HOST_CLONED, WARNING, 0, 0, Duration.ZERO));
		facts.see(host("h1", new UUID(3, 3), ACTIVE, List.of()));
		facts.see(host("h2", new UUID(3, 3), ACTIVE, List.of()));
		assertEquals(2, facts.open().size());
		assertTrue(facts.open().values().stream().anyMatch(alarm -> alarm.what().equals("Has the same UUID as another host: h2")));
	}

	@Test
	void alarmsOfEarlierGoOnOrEnd() {
		AlarmFacts facts = new AlarmFacts(FULL, CRASHED);
		UUID pool = new UUID(5, 1);
		facts.see(host("h1", ACTIVE, List.of(vm(DomainState.CRASHED, "")), pool(pool, "logical", "vg", 90)));
		Set<Alarm> earlier = Set.copyOf(facts.open().values());
		facts.told.clear();
		facts.begin(List.of(FULL, CRASHED), List.copyOf(earlier));
		facts.see(host("h1", ACTIVE, List.of(vm(DomainState.RUNNING, "booted")), pool(pool, "logical", "vg", 90)));
		assertEquals(1, facts.told.size(), facts.told.toString());
		assertEquals(AlarmSignal.VM_CRASHED, facts.told.getFirst().signal());
		assertFalse(facts.told.getFirst().isOpen());
	}

	@Test
	void aRuleThatIsChangedOrGoneTakesItsAlarmsAlong() {
		AlarmFacts facts = new AlarmFacts(FILL);
		facts.see(host("h1", ACTIVE, List.of(), pool(new UUID(5, 1), "logical", "vg", 80)));
		facts.evaluator.rules(List.of(FILL.withThreshold(70)));
		facts.settle();
		assertEquals(1, facts.open().size());
		facts.evaluator.rules(List.of(FILL.withThreshold(90)));
		facts.settle();
		assertTrue(facts.open().isEmpty());
		facts.evaluator.rules(List.of(FILL));
		facts.settle();
		assertEquals(1, facts.open().size());
		facts.evaluator.rules(List.of(FILL.withEnabled(false)));
		facts.settle();
		assertTrue(facts.open().isEmpty());
	}

	@Test
	void aRuleHoldsWhereItsScopeSays() {
		AlarmScope scope = new AlarmScope("WEB-*", "h1", "east");
		AlarmFacts facts = new AlarmFacts(new AlarmRule("mine", "", CRITICAL, AlarmSignal.VM_CRASHED, 0, 0, Duration.ZERO, scope, true));
		facts.see(host("h1", ACTIVE, List.of(vm(DomainState.CRASHED, ""),
				vm(new UUID(7, 2), "db-1", DomainState.CRASHED, "", DomainRecord.Agent.CONNECTED))));
		facts.see(host("h2", ACTIVE, List.of(vm(new UUID(7, 3), "web-2", DomainState.CRASHED, "", DomainRecord.Agent.CONNECTED))));
		assertEquals("web-1", facts.only().subjectName());
		assertEquals("WEB-*, on h1, in east", scope.inWords());
	}

	@Test
	void whatIsWellTakesNoRoom() {
		AlarmFacts facts = new AlarmFacts(AlarmRules.standard().toArray(AlarmRule[]::new));
		facts.runs("h1");
		facts.cpuFor("h1", 50, FIVE);
		assertTrue(facts.told.isEmpty());
		assertFalse(facts.evaluator.isWaiting());
	}

	@Test
	void aForgottenConnectionTakesItsAlarmsAlong() {
		AlarmFacts facts = new AlarmFacts(LOST, FULL);
		facts.see(host("h1", ACTIVE, List.of(), pool(new UUID(5, 1), "logical", "vg", 90)));
		facts.see(host("h1", RETRYING, List.of()));
		facts.wait(Duration.ofSeconds(31));
		assertEquals(2, facts.open().size());
		facts.evaluator.removed("h1");
		facts.settle();
		facts.wait(Duration.ofSeconds(11));
		assertTrue(facts.open().isEmpty(), facts.open().toString());
	}
}
