// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orrery.engine.report.ReportSamples.GIB;
import static org.orrery.engine.report.ReportSamples.NOW;
import static org.orrery.engine.report.ReportSamples.daily;
import static org.orrery.engine.report.ReportSamples.host;
import static org.orrery.engine.report.ReportSamples.pool;
import static org.orrery.engine.report.ReportSamples.row;
import static org.orrery.engine.report.ReportSamples.unknown;
import static org.orrery.engine.report.ReportSamples.vm;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.audit.OutsideChange;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.report.Report.Section;
import org.orrery.engine.report.ReportSamples.Measured;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

class ReportContentsTest {
	private static final Duration HOUR = Duration.ofHours(1);
	private static final DomainRecord WEB = vm("web", 4, 8 * GIB, true);
	private static final DomainRecord DB = vm("db", 8, 24 * GIB, true);
	private static final DomainRecord OFF = vm("off", 2, 4 * GIB, false);
	private static final DomainRecord APP = vm("app", 20, 96 * GIB, true);

	/** h1: 12 vCPUs on 8 cores, 32 of 64 GiB; h2: 20 on 8, 96 of 64 GiB; h3 never answered. */
	private static Scope scope() {
		return new Scope(List.of(host("h2", "east", 4 * GIB, List.of(), APP), host("h1", "east", 20 * GIB, List.of(), WEB, DB, OFF), unknown("h3")), NOW);
	}

	@Test
	void consolidationAsWorkedOutByHand() {
		List<Section> sections = new ConsolidationReport(scope(), new ReportWish(ReportWish.LONGEST, "", 400, 2)).sections();
		assertEquals(List.of("h1", "east", "3", "2", "12", "8", "1.50:1", "32.0 GiB", "64.0 GiB", "0.50:1"), row(sections.get(0), "h1"));
		assertEquals(List.of("h2", "east", "1", "1", "20", "8", "2.50:1", "96.0 GiB", "64.0 GiB", "1.50:1"), row(sections.get(0), "h2"));
		assertEquals(List.of("Total", "", "4", "3", "32", "16", "2.00:1", "128.0 GiB", "128.0 GiB", "1.00:1"), row(sections.get(0), "Total"));
		assertEquals("–", row(sections.get(0), "h3").get(2));
		assertTrue(sections.get(0).notes().toString().contains("never answered; they are not counted: h3"), sections.get(0).notes().toString());
		Section saved = sections.get(1);
		assertEquals(List.of("Servers saved", "1"), row(saved, "Servers saved")); // 3 active VMs on 2 known hosts
		assertEquals("400 W", row(saved, "Power saved").get(1));
		assertEquals("3506 kWh", row(saved, "Energy saved in a year").get(1)); // 0.4 kW * 8766 h
		assertEquals("2 U", row(saved, "Rack space saved").get(1));
		assertTrue(saved.notes().getFirst().startsWith("Assumption: "), saved.notes().toString());
	}

	@Test
	void anEmptyFleetHasNoRatios() {
		List<Section> sections = new ConsolidationReport(new Scope(List.of(), NOW), ReportWish.of(HOUR, "")).sections();
		assertTrue(sections.get(0).notes().contains("There is no host in this scope."));
		assertEquals("–", row(sections.get(1), "Active VMs per host").get(1));
	}

	@ParameterizedTest
	@CsvSource({ "'',3", "DC,3", "hall,3", "EAST,2", "DC/Hall,3", "dc/hall/east,2", "DC/Ha,0", "west,0" })
	void aGroupIsAnyPartOfThePlace(String group, int hosts) {
		assertEquals(hosts, scope().in(group).members().size());
	}

	@Test
	void aLineIsFittedAsByHand() {
		// of the days, about their middle: sum of xy is 32, of xx 42, of yy 28
		Trend trend = Trend.of(daily(1, 3, 2, 4, 4, 6, 5, 7), NOW).orElseThrow();
		assertEquals(7 * 32.0 / 42, trend.perWeek(), 1e-9);
		assertEquals(32.0 * 32 / (42 * 28), trend.fit(), 1e-9);
		assertEquals(4 + 32.0 / 42 * 3.5, trend.last(), 1e-9);
		assertEquals((10 - trend.last()) / (32.0 / 42), trend.daysUntil(10), 1e-9);
	}

	@Test
	void noTrendFromTooLittleNorFromWhatDoesNotGrow() {
		assertTrue(Trend.of(daily(1, 2, 3, 4, 5, 6, 7), NOW).isEmpty(), "seven figures");
		List<Point> dense = IntStream.range(0, 100).mapToObj(minute -> new Point(NOW.minusSeconds(60L * minute), minute)).toList();
		assertTrue(Trend.of(dense, NOW).isEmpty(), "less than three days");
		List<Point> future = new ArrayList<>(daily(1, 2, 3, 4, 5, 6, 7));
		future.add(new Point(NOW.plus(Duration.ofDays(400)), 1000));
		assertTrue(Trend.of(future, NOW).isEmpty(), "a clock that was wrong");
		Trend flat = Trend.of(daily(5, 5, 5, 5, 5, 5, 5, 5), NOW).orElseThrow();
		assertEquals(0, flat.perWeek(), 1e-9);
		assertEquals(1, flat.fit(), 1e-9);
		assertTrue(Double.isNaN(flat.daysUntil(10)));
		assertTrue(Double.isNaN(Trend.of(daily(8, 7, 6, 5, 4, 3, 2, 1), NOW).orElseThrow().daysUntil(10)), "it shrinks");
		assertTrue(Double.isNaN(Trend.of(daily(1, 9, 1, 9, 1, 9, 1, 9), NOW).orElseThrow().daysUntil(10)), "it only jumps");
	}

	@Test
	void capacityAsWorkedOutByHand() {
		ObjectRef east = new ObjectRef("", ObjectKind.CLUSTER, "DC/Hall/east");
		var shared = pool("nfs", "netfs", "nas:/x", 1000 * GIB, 300 * GIB);
		Scope scope = new Scope(List.of(host("h1", "east", 20 * GIB, List.of(shared), WEB, DB, OFF), host("h2", "east", 4 * GIB, List.of(shared), APP)), NOW);
		Measured measured = new Measured()
				.add(east, Metric.MEMORY, HOUR, daily(DoubleStream.iterate(66, one -> one + 2).limit(20).map(one -> one * GIB).toArray()))
				.add(new ObjectRef("h1", ObjectKind.DATASTORE, shared.uuid().toString()), Metric.FILL, HOUR,
						daily(DoubleStream.iterate(0.605, one -> one + 0.005).limit(20).toArray()));
		List<Section> sections = new CapacityReport(scope, NOW.minus(ReportWish.LONGEST), measured).sections();
		assertEquals(List.of("DC/Hall/east", "2", "32", "–", "–", "–", "–", "–"), row(sections.get(0), "DC/Hall/east"));
		assertTrue(sections.get(0).notes().toString().contains("too little was recorded"), sections.get(0).notes().toString());
		// 104 of 128 GiB used, 2 more a day: 12 days. Typical: median of 4, 8, 24, 96 GiB is 8: 2 fit in the 20 of h1, none in the 4 of h2.
		assertEquals(List.of("DC/Hall/east", "128.0 GiB", "24.0 GiB", "81.3 %", "+14.0 GiB/week", "1.00", "12 days", "4 vCPUs, 8.0 GiB", "2"),
				row(sections.get(1), "DC/Hall/east"));
		// 70 % used, half a percent more a day: 60 days; seen through two hosts, told once
		assertEquals(List.of("nfs", "2 hosts", "1000.0 GiB", "300.0 GiB", "70.0 %", "+35.0 GiB/week", "1.00", "60 days"), row(sections.get(2), "nfs"));
		assertEquals(1, sections.get(2).rows().size());
	}

	@Test
	void aHistoryThatCannotBeReadIsTold() {
		CapacitySeries broken = (subject, metric, from, to) -> {
			throw new IOException("the file x is torn");
		};
		List<Section> sections = new CapacityReport(scope(), NOW.minus(HOUR), broken).sections();
		for (Section section : sections.subList(0, 2))
			assertTrue(section.notes().contains("the file x is torn"), section.notes().toString());
	}

	private static List<Point> hours(int... hours) {
		return IntStream.of(hours).mapToObj(hour -> new Point(NOW.minus(Duration.ofHours(24)).plus(Duration.ofHours(hour)), 1)).toList();
	}

	private static int[] span(int first, int last) {
		return IntStream.rangeClosed(first, last).toArray();
	}

	@Test
	void uptimeWithGapsAndAClockThatJumped() {
		Scope scope = new Scope(List.of(host("h1", "east", 0, List.of(), WEB, OFF), host("h2", "east", 0, List.of(), APP)), NOW);
		List<Point> jumped = new ArrayList<>(hours(span(1, 12)));
		jumped.addAll(hours(3, 3, -100, 500)); // set back and set right: the same hour again, and hours outside of the period
		Measured measured = new Measured().add(ObjectRef.host("h1"), Metric.MEMORY, HOUR, jumped) // looked in hours 1 to 16: down in 13 to 16
				.add(ObjectRef.host("h2"), Metric.MEMORY, HOUR, hours(span(1, 16)))
				.add(ObjectRef.vm("h1", WEB.uuid()), Metric.MEMORY, HOUR, hours(span(1, 9))) // off while its host was up: 10 to 12
				.add(ObjectRef.vm("h2", APP.uuid()), Metric.MEMORY, HOUR, hours(span(1, 18))); // in 17 and 18 it was on a host that is forgotten
		OutsideChange crash = new OutsideChange(NOW.minus(Duration.ofHours(15)), ObjectRef.vm("h1", WEB.uuid()), "web", "h1", DomainEvent.CRASHED, "");
		OutsideChange before = new OutsideChange(NOW.minus(Duration.ofHours(30)), ObjectRef.vm("h1", WEB.uuid()), "web", "h1", DomainEvent.CRASHED, "");
		Instant from = NOW.minus(Duration.ofHours(24));
		List<Section> sections = new UptimeReport(scope, scope, from, measured, List.of(), List.of(crash, before)).sections();
		assertEquals(List.of("h1", "east", "75.0 %", "12.0 h", "4.0 h", "8.0 h"), row(sections.get(0), "h1"));
		assertEquals(List.of("h2", "east", "100.0 %", "16.0 h", "0 min", "8.0 h"), row(sections.get(0), "h2"));
		assertEquals(List.of("web", "h1", "75.0 %", "9.0 h", "3.0 h", "0 min", "12.0 h", "1"), row(sections.get(1), "web"));
		assertEquals(List.of("off", "h1", "0.0 %", "0 min", "12.0 h", "0 min", "12.0 h", "0"), row(sections.get(1), "off"));
		assertEquals(List.of("app", "h2", "100.0 %", "18.0 h", "0 min", "0 min", "6.0 h", "0"), row(sections.get(1), "app"));
		assertTrue(sections.get(0).notes().toString().contains("for 66.7 % of the period"), sections.get(0).notes().toString());
	}

	private static TaskRecord power(PowerAction action, int hour, TaskState state) {
		Instant time = hour(hour);
		return new TaskRecord("p" + hour, PowerOperation.type(action), "", List.of(ObjectRef.vm("h1", WEB.uuid())), List.of("web"), Map.of(), "me", time, time,
				time, state, 1, "", Map.of(), List.of(), List.of(), "", "", "", false, "");
	}

	/** Half an hour after an hour of the period has begun. */
	private static Instant hour(int number) {
		return NOW.minus(Duration.ofHours(24)).plus(Duration.ofMinutes(60L * number - 30));
	}

	private List<String> uptimeOfWeb(List<Point> up, List<TaskRecord> tasks, List<OutsideChange> outside) {
		Scope scope = new Scope(List.of(host("h1", "", 0, List.of(), WEB)), NOW);
		Measured measured = new Measured().add(ObjectRef.host("h1"), Metric.MEMORY, HOUR, hours(span(1, 20)))
				.add(ObjectRef.vm("h1", WEB.uuid()), Metric.MEMORY, HOUR, up);
		return row(new UptimeReport(scope, scope, NOW.minus(Duration.ofHours(24)), measured, tasks, outside).sections().get(1), "web").subList(2, 6);
	}

	@Test
	void whatWasSwitchedOffIsNoOutage() {
		List<Point> up = new ArrayList<>(hours(span(1, 8)));
		up.addAll(hours(span(13, 15))); // off in 9 to 12 and in 16 to 20
		List<String> plain = List.of("55.0 %", "11.0 h", "9.0 h", "0 min");
		assertEquals(plain, uptimeOfWeb(up, List.of(), List.of()));
		TaskRecord off = power(PowerAction.SHUT_DOWN, 8, TaskState.SUCCEEDED);
		assertEquals(List.of("68.8 %", "11.0 h", "5.0 h", "4.0 h"), uptimeOfWeb(up, List.of(off), List.of()), "until it was up again");
		TaskRecord late = power(PowerAction.SHUT_DOWN, 8, TaskState.FAILED);
		assertEquals(List.of("68.8 %", "11.0 h", "5.0 h", "4.0 h"), uptimeOfWeb(up, List.of(late), List.of()), "its guest took longer than Orrery waited");
		assertEquals(plain, uptimeOfWeb(up, List.of(power(PowerAction.SHUT_DOWN, 8, TaskState.REFUSED)), List.of()));
		assertEquals(plain, uptimeOfWeb(up, List.of(power(PowerAction.REBOOT, 8, TaskState.SUCCEEDED)), List.of()));
		List<TaskRecord> before = List.of(power(PowerAction.FORCE_OFF, -40, TaskState.SUCCEEDED));
		assertEquals(List.of("37.5 %", "3.0 h", "5.0 h", "12.0 h"), uptimeOfWeb(hours(span(13, 15)), before, List.of()), "since before the period");
	}

	@Test
	void aStartOrACrashEndsWhatWasMeant() {
		List<TaskRecord> started = List.of(power(PowerAction.START, 12, TaskState.SUCCEEDED), power(PowerAction.SHUT_DOWN, 8, TaskState.SUCCEEDED));
		List<Point> up = hours(span(1, 8));
		assertEquals(List.of("47.1 %", "8.0 h", "9.0 h", "3.0 h"), uptimeOfWeb(up, started, List.of()), "off in 9 to 11, and down from the start on that nobody saw succeed");
		List<TaskRecord> off = List.of(power(PowerAction.SHUT_DOWN, 8, TaskState.SUCCEEDED));
		OutsideChange crash = new OutsideChange(hour(12), ObjectRef.vm("h1", WEB.uuid()), "web", "h1", DomainEvent.CRASHED, "");
		assertEquals(List.of("47.1 %", "8.0 h", "9.0 h", "3.0 h"), uptimeOfWeb(up, off, List.of(crash)));
	}

	@Test
	void whereNobodyLookedNothingIsClaimed() {
		Scope scope = new Scope(List.of(host("h1", "", 0, List.of(), WEB)), NOW);
		List<Section> sections = new UptimeReport(scope, scope, NOW.minus(Duration.ofHours(24)), new Measured(), List.of(), List.of()).sections();
		assertEquals(List.of("h1", "", "–", "0 min", "0 min", "1.0 d"), row(sections.get(0), "h1"));
		assertTrue(sections.get(0).notes().toString().contains("cannot be told from nobody looking"));
	}

	@Test
	void wishesOutOfRangeAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> ReportWish.of(Duration.ofDays(31), ""));
		assertThrows(IllegalArgumentException.class, () -> ReportWish.of(Duration.ofMinutes(-5), ""));
		assertThrows(IllegalArgumentException.class, () -> new ReportWish(HOUR, "", Double.NaN, 0));
	}
}
