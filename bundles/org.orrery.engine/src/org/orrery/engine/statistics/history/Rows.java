// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.util.Arrays;

/** Rows of one object that wait for the disk, oldest first, one column for each metric. Not thread-safe. */
final class Rows {
	private final int width;
	private long[] seconds = new long[8];
	private float[] figures;
	private int size;

	Rows(int width) {
		this.width = width;
		figures = new float[8 * width];
	}

	/** A time that is not later than the last is passed over: the clock was set back. When full, the oldest is dropped. */
	void add(long second, float[] row, int longest) {
		if (size > 0 && second <= seconds[size - 1])
			return;
		if (size >= longest)
			dropFirst();
		if (size == seconds.length) {
			seconds = Arrays.copyOf(seconds, 2 * size);
			figures = Arrays.copyOf(figures, 2 * size * width);
		}
		seconds[size] = second;
		System.arraycopy(row, 0, figures, size++ * width, width);
	}

	private void dropFirst() {
		System.arraycopy(seconds, 1, seconds, 0, --size);
		System.arraycopy(figures, width, figures, 0, size * width);
	}

	int size() {
		return size;
	}

	long second(int index) {
		return seconds[index];
	}

	float[] row(int index) {
		return Arrays.copyOfRange(figures, index * width, (index + 1) * width);
	}

	float figure(int index, int column) {
		return figures[index * width + column];
	}
}
