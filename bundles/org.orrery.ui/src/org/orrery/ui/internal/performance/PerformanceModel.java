// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.history.CourseTable;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.model.ObjectRef;

/** What a chart shows: some objects, one metric, a time, and the courses known of them. No widgets; one thread. */
public final class PerformanceModel {
	/** More lines cannot be told apart. */
	public static final int MOST = 24;

	/** One line. @param course null: not read yet; empty for what is not measured of this kind of object */
	public record Series(ObjectRef object, String name, MetricCourse course) {
		public boolean isMeasured(Metric metric) {
			return metric.existsFor(object.kind());
		}
	}

	private final Map<ObjectRef, Series> series = new LinkedHashMap<>();
	private Metric metric = Metric.CPU;
	private TimeRange range = TimeRange.LIVE;

	/** @return how many could not be taken any more */
	public int add(Map<ObjectRef, String> objects) {
		int refused = 0;
		for (Map.Entry<ObjectRef, String> entry : objects.entrySet())
			if (series.size() < MOST || series.containsKey(entry.getKey()))
				series.putIfAbsent(entry.getKey(), new Series(entry.getKey(), entry.getValue(), null));
			else
				refused++;
		chooseFittingMetric();
		return refused;
	}

	/** A datastore has no processors: whoever opens it first wants to see something. */
	private void chooseFittingMetric() {
		if (!series.isEmpty() && series.values().stream().noneMatch(one -> one.isMeasured(metric)))
			metric = Metric.of(series.values().iterator().next().object().kind()).getFirst();
	}

	public void remove(List<ObjectRef> objects) {
		objects.forEach(series::remove);
	}

	public void clear() {
		series.clear();
	}

	public List<Series> series() {
		return List.copyOf(series.values());
	}

	public Metric metric() {
		return metric;
	}

	public TimeRange range() {
		return range;
	}

	public void choose(Metric chosen) {
		metric = chosen;
		forget();
	}

	public void choose(TimeRange chosen) {
		range = chosen;
		forget();
	}

	private void forget() {
		series.replaceAll((object, old) -> new Series(object, old.name(), null));
	}

	/** What was read; left out when somebody has chosen otherwise meanwhile. */
	public void take(Metric of, TimeRange over, Map<ObjectRef, MetricCourse> courses) {
		if (of != metric || over != range)
			return;
		courses.forEach((object, course) -> series.computeIfPresent(object, (same, old) -> new Series(object, old.name(), course)));
	}

	/** At that time, as far as something was measured close to it. */
	public OptionalDouble at(Series one, Instant time) {
		if (one.course() == null)
			return OptionalDouble.empty();
		Point nearest = null;
		for (Point point : one.course().points())
			if (nearest == null || distance(point, time).compareTo(distance(nearest, time)) < 0)
				nearest = point;
		Duration farthest = one.course().step().multipliedBy(2);
		return nearest == null || distance(nearest, time).compareTo(farthest) > 0 ? OptionalDouble.empty() : OptionalDouble.of(nearest.value());
	}

	private static Duration distance(Point point, Instant time) {
		return Duration.between(point.at(), time).abs();
	}

	/** All series at that time, one line each, for who points at the chart. */
	public String inWords(Instant time, String timeInWords) {
		StringBuilder words = new StringBuilder(timeInWords);
		for (Series one : series.values())
			at(one, time).ifPresent(value -> words.append('\n').append(one.name()).append(": ").append(metric.words(value))); //$NON-NLS-1$
		return words.toString();
	}

	/** The highest value of all; empty while nothing is known. */
	public OptionalDouble highest() {
		return series.values().stream().filter(one -> one.course() != null).flatMap(one -> one.course().points().stream()).mapToDouble(Point::value)
				.max();
	}

	public boolean hasPoints() {
		return highest().isPresent();
	}

	/** What is drawn. */
	public List<CourseTable.Entry> table() {
		List<CourseTable.Entry> entries = new ArrayList<>();
		for (Series one : series.values())
			if (one.course() != null)
				entries.add(new CourseTable.Entry(one.name(), one.course()));
		return entries;
	}
}
