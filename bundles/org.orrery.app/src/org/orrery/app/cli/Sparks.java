// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.time.Instant;

import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Point;
import org.orrery.engine.statistics.history.MetricCourse;

/** A course as one word of blocks: ▁▃▇█. A share is drawn against 100 %, anything else against its own highest; a blank where nothing was measured. */
final class Sparks {
	private static final String BLOCKS = "▁▂▃▄▅▆▇█"; //$NON-NLS-1$

	private Sparks() {
	}

	static String of(MetricCourse course, Instant from, Instant to, int width) {
		double[] sums = new double[width];
		int[] counts = new int[width];
		double span = Math.max(1, Duration.between(from, to).toMillis());
		for (Point point : course.points()) {
			int place = (int) (Duration.between(from, point.at()).toMillis() / span * width);
			place = Math.clamp(place, 0, width - 1);
			sums[place] += point.value();
			counts[place]++;
		}
		double top = course.metric().unit() == Metric.Unit.SHARE ? 1 : course.maximum().orElse(0);
		StringBuilder sparks = new StringBuilder();
		for (int i = 0; i < width; i++)
			sparks.append(counts[i] == 0 ? ' ' : block(sums[i] / counts[i], top));
		return sparks.toString();
	}

	private static char block(double value, double top) {
		int height = top <= 0 ? 0 : (int) Math.floor(value / top * BLOCKS.length());
		return BLOCKS.charAt(Math.clamp(height, 0, BLOCKS.length() - 1));
	}
}
