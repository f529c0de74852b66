// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.Arrays;

/** The figures of one object at one moment: one column for each metric, and one for its size. NaN: not known. */
final class Row {
	/** VM: its processors; host: bytes of its memory. */
	static final int SIZE = Metric.values().length;
	static final int WIDTH = SIZE + 1;

	private Row() {
	}

	static float[] empty() {
		float[] row = new float[WIDTH];
		clear(row);
		return row;
	}

	static void clear(float[] row) {
		Arrays.fill(row, Float.NaN);
	}

	static void set(float[] row, Metric metric, double value) {
		row[metric.ordinal()] = value < 0 ? Float.NaN : (float) value;
	}

	/** -1: not known. */
	static double figure(Course course, int index, Metric metric) {
		return known(course.figure(index, metric.ordinal()));
	}

	static long whole(Course course, int index, Metric metric) {
		return Math.round(figure(course, index, metric));
	}

	/** -1: not known. */
	static double size(Course course, int index) {
		return known(course.figure(index, SIZE));
	}

	private static double known(float figure) {
		return Float.isNaN(figure) ? -1 : figure;
	}
}
