// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.orrery.engine.statistics.Point;

/**
 * A straight line through what was measured, by least squares. Immutable.
 *
 * @param last    value of the line at the last point
 * @param perWeek its rise
 * @param fit     share of the variation that the line explains (R²), 0 to 1; 1 where nothing varies
 */
record Trend(double last, double perWeek, double fit) {
	static final int LEAST_POINTS = 8;
	static final Duration LEAST_SPAN = Duration.ofDays(3);
	private static final double WEEK = Duration.ofDays(7).toSeconds();
	/** A line that explains less says nothing about when something will be full. */
	static final double LEAST_FIT = 0.3;

	/** Empty where too little was measured: no trend is made up. Points after {@code until} are of a clock that was wrong. */
	static Optional<Trend> of(List<Point> points, Instant until) {
		List<Point> used = points.stream().filter(point -> !point.at().isAfter(until) && Double.isFinite(point.value()))
				.sorted(Comparator.comparing(Point::at)).toList();
		if (used.size() < LEAST_POINTS || Duration.between(used.getFirst().at(), used.getLast().at()).compareTo(LEAST_SPAN) < 0)
			return Optional.empty();
		Instant origin = used.getFirst().at();
		double meanX = used.stream().mapToDouble(point -> weeks(origin, point)).average().orElseThrow();
		double meanY = used.stream().mapToDouble(Point::value).average().orElseThrow();
		double xx = 0;
		double xy = 0;
		double yy = 0;
		for (Point point : used) {
			double x = weeks(origin, point) - meanX;
			double y = point.value() - meanY;
			xx += x * x;
			xy += x * y;
			yy += y * y;
		}
		double slope = xy / xx;
		double fit = yy <= Math.abs(meanY) * 1e-12 ? 1 : Math.min(1, xy * xy / (xx * yy));
		return Optional.of(new Trend(meanY + slope * (weeks(origin, used.getLast()) - meanX), slope, fit));
	}

	private static double weeks(Instant origin, Point point) {
		return Duration.between(origin, point.at()).toMillis() / 1000.0 / WEEK;
	}

	/** From the last point on; NaN where it does not grow, or where the line explains too little to say. */
	double daysUntil(double limit) {
		if (perWeek <= 0 || fit < LEAST_FIT)
			return Double.NaN;
		return Math.max(0, (limit - last) / perWeek * 7);
	}
}
