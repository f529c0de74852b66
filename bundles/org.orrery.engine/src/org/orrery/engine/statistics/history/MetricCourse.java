// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;

/**
 * The course of a metric of one object. Immutable.
 *
 * @param points oldest first, each the mean of the time since the one before; nothing where nothing was measured
 * @param step   between two points without a gap; points of the last minutes may be closer
 */
public record MetricCourse(Metric metric, List<Point> points, Duration step) {
	public MetricCourse {
		points = List.copyOf(points);
	}

	public OptionalDouble minimum() {
		return points.stream().mapToDouble(Point::value).min();
	}

	/** Over time: a point counts as long as it lasts. */
	public OptionalDouble mean() {
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < points.size(); i++) {
			double weight = i == 0 ? seconds(step) : Math.min(seconds(step), seconds(Duration.between(points.get(i - 1).at(), points.get(i).at())));
			weight = Math.max(weight, 1e-3);
			sum += points.get(i).value() * weight;
			weights += weight;
		}
		return points.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum / weights);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1e3;
	}

	public OptionalDouble maximum() {
		return points.stream().mapToDouble(Point::value).max();
	}

	public OptionalDouble latest() {
		return points.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(points.getLast().value());
	}

	/** Whether nothing was measured between a point and the one before it, so that a line should not join them. @param index from 1 */
	public boolean isGap(int index) {
		return Duration.between(points.get(index - 1).at(), points.get(index).at()).compareTo(step.multipliedBy(5).dividedBy(2)) > 0;
	}
}
