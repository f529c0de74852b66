// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.ObjectRef;

/** From what is measured to the disk and back. The seconds of the writer are counted by the test. */
@Timeout(60)
class StatisticsHistoryTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("history", SimulationClock.real(), 2, 2);
	private TestEngine hosts;
	private Statistics statistics;
	private Statistics.Watch watch;
	private final long start = Instant.now().getEpochSecond() / 60 * 60;

	@BeforeEach
	void connect() throws Exception {
		hosts = new TestEngine(folder, fleet, TestEngine.FAST.withStatistics(Duration.ofMillis(40)), UserPrompts.UNATTENDED,
				List.of(new SimulatorDriver(fleet)));
		hosts.connectAll();
		statistics = hosts.engine.statistics();
		watch = statistics.watch((host, vms) -> {
		});
	}

	@AfterEach
	void close() {
		watch.close();
		hosts.close();
	}

	private StatisticsHistory history() {
		return new StatisticsHistory(folder.resolve("statistics"), statistics, Clock.fixed(Instant.ofEpochSecond(start + 3600), ZoneOffset.UTC));
	}

	private UUID vmOn(String host) {
		return fleet.host(host).domains().stream().filter(domain -> domain.state().isActive()).findFirst().orElseThrow().uuid();
	}

	private void awaitMeasured(ObjectRef object) {
		TestEngine.await(() -> "nothing of " + object, () -> statistics.now(object, Metric.CPU).orElse(0) > 0);
	}

	/** A minute in which something was measured, and the seconds in which it is written. */
	private void pass(StatisticsHistory history, int minute) {
		history.pass(start + minute * 60L);
		for (int second = 1; second < 50; second++)
			history.pass(start + minute * 60L + second);
	}

	private static List<Point> points(StatisticsHistory history, ObjectRef object, Instant from, Instant to) throws Exception {
		return history.course(object, Metric.CPU, from, to).points();
	}

	@Test
	void whatWasMeasuredIsFoundByTheNextProcess() throws Exception {
		ObjectRef vm = ObjectRef.vm("h1", vmOn("h1"));
		ObjectRef host = ObjectRef.host("h1");
		awaitMeasured(vm);
		awaitMeasured(host);
		Instant from = Instant.ofEpochSecond(start - 3600);
		Instant to = Instant.ofEpochSecond(start + 3600);
		try (StatisticsHistory history = history()) {
			for (int minute = -2; minute <= 0; minute++) // what was measured now counts for these minutes
				pass(history, minute);
			assertFalse(points(history, vm, from, to).isEmpty(), "what waits is told");
		}
		watch.close();
		try (TestEngine later = new TestEngine(folder, fleet); StatisticsHistory history = new StatisticsHistory(folder.resolve("statistics"),
				later.engine.statistics(), Clock.systemUTC())) {
			MetricCourse course = history.course(vm, Metric.CPU, from, to);
			assertTrue(!course.points().isEmpty() && course.mean().getAsDouble() > 0 && course.maximum().getAsDouble() <= 1, course.toString());
			assertEquals(60, course.step().toSeconds());
			assertFalse(points(history, host, from, to).isEmpty());
			assertEquals(List.of(), history.problems());
		}
	}

	@Test
	void theLastMinutesComeAsTheyWereMeasured() throws Exception {
		ObjectRef vm = ObjectRef.vm("h2", vmOn("h2"));
		awaitMeasured(vm);
		TestEngine.await(() -> "no samples", () -> statistics.course(vm, Metric.CPU).size() > 5);
		try (StatisticsHistory history = new StatisticsHistory(folder.resolve("statistics"), statistics, Clock.systemUTC())) {
			Instant now = Instant.now();
			assertTrue(points(history, vm, now.minusSeconds(600), now.plusSeconds(1)).size() > 5);
			int week = points(history, vm, now.minus(Duration.ofDays(7)), now.plusSeconds(1)).size();
			assertTrue(week == 1 || week == 2, week + " points: they are joined at the step of a week");
		}
	}

	@Test
	void aVmThatMovedIsStillTheSame() throws Exception {
		UUID uuid = vmOn("h1");
		awaitMeasured(ObjectRef.vm("h1", uuid));
		try (StatisticsHistory history = history()) {
			pass(history, -1);
			pass(history, 0);
			String name = fleet.host("h1").domain(uuid).orElseThrow().name();
			var task = hosts.engine.tasks()
					.submit(new MigrateOperation(ObjectRef.vm("h1", uuid), ObjectRef.host("h2"), MigrationOptions.defaults(), name, "h1", "h2"));
			assertEquals(TaskState.SUCCEEDED, hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS).state());
			Instant from = Instant.ofEpochSecond(start - 3600);
			Instant to = Instant.ofEpochSecond(start + 3600);
			List<Point> before = points(history, ObjectRef.vm("h1", uuid), from, to);
			List<Point> after = points(history, ObjectRef.vm("h2", uuid), from, to);
			assertTrue(!before.isEmpty() && after.containsAll(before.subList(0, 1)), before + " and " + after);
		}
	}

	@Test
	void whatTheDiskDoesNotTakeWaitsForIt() throws Exception {
		ObjectRef vm = ObjectRef.vm("h1", vmOn("h1"));
		awaitMeasured(vm);
		java.nio.file.Files.createDirectories(folder.resolve("statistics"));
		Path inTheWay = java.nio.file.Files.writeString(folder.resolve("statistics/vm"), "no folder");
		java.nio.file.Files.writeString(folder.resolve("statistics/host"), "no folder");
		java.nio.file.Files.writeString(folder.resolve("statistics/datastore"), "no folder");
		try (StatisticsHistory history = history()) {
			pass(history, -1);
			pass(history, 0);
			assertEquals(1, history.problems().size(), history.problems().toString());
			java.nio.file.Files.delete(inTheWay);
		}
		try (StatisticsHistory reader = new StatisticsHistory(folder.resolve("statistics"), statistics, Clock.systemUTC())) {
			watch.close();
			assertFalse(points(reader, vm, Instant.ofEpochSecond(start - 3600), Instant.ofEpochSecond(start)).isEmpty());
		}
	}
}
