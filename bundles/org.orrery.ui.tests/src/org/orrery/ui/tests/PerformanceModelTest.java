// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.ui.XMLMemento;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.ui.internal.performance.ChartMemory;
import org.orrery.ui.internal.performance.PerformanceExport;
import org.orrery.ui.internal.performance.PerformanceModel;
import org.orrery.ui.internal.performance.Scale;
import org.orrery.ui.internal.performance.TimeRange;

/** What a chart shows, without any widget. */
class PerformanceModelTest {
	private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
	private static final ObjectRef VM = ObjectRef.vm("h1", new UUID(1, 2));
	private static final ObjectRef STORE = new ObjectRef("h1", ObjectKind.DATASTORE, new UUID(3, 4).toString());

	private final PerformanceModel model = new PerformanceModel();

	private static MetricCourse course(Metric metric, double... values) {
		List<Point> points = new ArrayList<>();
		for (int i = 0; i < values.length; i++)
			points.add(new Point(NOON.plusSeconds(60L * i), values[i]));
		return new MetricCourse(metric, points, Duration.ofMinutes(1));
	}

	@Test
	void pointingTellsAllLinesAtThatTime() {
		model.add(Map.of(VM, "web"));
		model.add(Map.of(STORE, "fast"));
		model.choose(Metric.DISK_READ);
		model.take(Metric.DISK_READ, TimeRange.LIVE, Map.of(VM, course(Metric.DISK_READ, 1024, 2048, 4096), STORE, course(Metric.DISK_READ, 10)));
		assertEquals("then\nweb: 2.0 KiB/s\nfast: 10 B/s", model.inWords(NOON.plusSeconds(70), "then"));
		assertEquals("then\nweb: 4.0 KiB/s", model.inWords(NOON.plusSeconds(180), "then"), "too far from the only point of the other");
		assertEquals(4096, model.highest().getAsDouble());
	}

	@Test
	void whatComesLateForAnotherQuestionIsDropped() {
		model.add(Map.of(VM, "web"));
		model.choose(TimeRange.WEEK);
		model.take(Metric.CPU, TimeRange.LIVE, Map.of(VM, course(Metric.CPU, 0.5)));
		assertFalse(model.hasPoints());
		model.take(Metric.CPU, TimeRange.WEEK, Map.of(VM, course(Metric.CPU, 0.5)));
		assertTrue(model.hasPoints());
		model.choose(Metric.MEMORY);
		assertFalse(model.hasPoints(), "what was read was the load");
	}

	@Test
	void aDatastoreBeginsWithSomethingThatItHas() {
		model.add(Map.of(STORE, "fast"));
		assertTrue(model.metric().existsFor(ObjectKind.DATASTORE), model.metric().toString());
	}

	@Test
	void aChartHasRoomForSoManyLines() {
		Map<ObjectRef, String> many = new LinkedHashMap<>();
		for (int i = 0; i < 30; i++)
			many.put(ObjectRef.vm("h1", new UUID(9, i)), "vm" + i);
		assertEquals(6, model.add(many));
		assertEquals(PerformanceModel.MOST, model.series().size());
		assertEquals(0, model.add(Map.of(many.keySet().iterator().next(), "again")));
		model.remove(List.copyOf(many.keySet()).subList(0, 24));
		assertEquals(List.of(), model.series());
	}

	@Test
	void everyPointIsExported(@TempDir Path folder) throws Exception {
		model.add(Map.of(VM, "=web,1"));
		model.take(Metric.CPU, TimeRange.LIVE, Map.of(VM, course(Metric.CPU, 0.25, 0.5)));
		Path file = folder.resolve("cpu.csv");
		PerformanceExport.writeTable(file, model);
		assertEquals(List.of("time,object,metric,value,unit", "2026-03-04T12:00:00Z,\"'=web,1\",cpu,0.250000,share",
				"2026-03-04T12:01:00Z,\"'=web,1\",cpu,0.500000,share"), Files.readAllLines(file));
	}

	@Test
	void axesHaveRoundNumbersInAFittingUnit() {
		assertEquals(new Scale(0.01, "%", 100), Scale.of(Metric.CPU, 0.7));
		assertEquals(new Scale(0.01, "%", 7), Scale.of(Metric.CPU, 0.051));
		assertEquals(new Scale(1 << 20, "MiB/s", 5), Scale.of(Metric.DISK_READ, 3.5 * (1 << 20)));
		assertEquals(new Scale(1 << 30, "GiB", 10), Scale.of(Metric.MEMORY, 8.0 * (1 << 30)));
		assertEquals(new Scale(1, "ms", 1.5), Scale.of(Metric.READ_LATENCY, 1.2));
		assertEquals(100, Scale.of(Metric.CPU, 1).top());
	}

	@Test
	void aLineHasAGapWhereNothingWasMeasured() {
		List<Point> points = List.of(new Point(NOON, 1), new Point(NOON.plusSeconds(60), 1), new Point(NOON.plusSeconds(600), 3));
		MetricCourse course = new MetricCourse(Metric.CPU, points, Duration.ofMinutes(1));
		assertFalse(course.isGap(1));
		assertTrue(course.isGap(2));
		assertEquals(5.0 / 3, course.mean().getAsDouble(), 1e-9, "each point counts for its own minute");
	}

	@Test
	void whatWasChosenIsRemembered() {
		PerformanceModel left = new PerformanceModel();
		Map<ObjectRef, String> objects = new LinkedHashMap<>();
		objects.put(ObjectRef.vm("h1", UUID.randomUUID()), "web");
		objects.put(ObjectRef.host("h1"), "h1");
		left.add(objects);
		left.choose(Metric.MEMORY);
		left.choose(TimeRange.WEEK);
		XMLMemento memento = XMLMemento.createWriteRoot("view");
		ChartMemory.keep(left, memento);
		memento.createChild("series").putString("object", "planet/h1/x");
		PerformanceModel again = new PerformanceModel();
		ChartMemory.restore(memento, again);
		assertEquals(left.series(), again.series());
		assertEquals(List.of(Metric.MEMORY, TimeRange.WEEK), List.of(again.metric(), again.range()));
		memento.putString("metric", "phlogiston");
		ChartMemory.restore(memento, new PerformanceModel());
		ChartMemory.restore(null, new PerformanceModel());
	}
}
