// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.Arrays;

/**
 * The newest figures of one object, row after row in plain arrays: ten thousand VMs have a course each. As long as the time that is kept,
 * whatever the pace. What is not known is NaN. Not thread-safe.
 */
final class Course {
	private static final int FIRST_ROWS = 24;

	private final int width;
	private final long keptMillis;
	private long[] times = new long[FIRST_ROWS];
	private float[] figures;
	private int first;
	private int size;
	/** Millis after which the newest row says nothing about now. */
	private long freshMillis;

	/** @param width figures in a row; @param keptMillis older rows are dropped */
	Course(int width, long keptMillis) {
		this.width = width;
		this.keptMillis = keptMillis;
		figures = new float[FIRST_ROWS * width];
	}

	/**
	 * Copies the row. When the clock was set back, the course begins anew: what lies in the future cannot be drawn.
	 *
	 * @param periodMillis until the next is expected
	 */
	void add(long millis, float[] row, long periodMillis) {
		freshMillis = 3 * periodMillis;
		if (size > 0 && millis < latestMillis())
			size = 0;
		while (size > 0 && times[first] < millis - keptMillis) {
			first = (first + 1) % times.length;
			size--;
		}
		if (size == times.length)
			resize(2 * size);
		else if (times.length > FIRST_ROWS && size < times.length / 4)
			resize(times.length / 2);
		int place = (first + size++) % times.length;
		times[place] = millis;
		System.arraycopy(row, 0, figures, place * width, width);
	}

	private void resize(int rows) {
		long[] newTimes = new long[rows];
		float[] newFigures = new float[rows * width];
		for (int i = 0; i < size; i++) {
			int place = (first + i) % times.length;
			newTimes[i] = times[place];
			System.arraycopy(figures, place * width, newFigures, i * width, width);
		}
		times = newTimes;
		figures = newFigures;
		first = 0;
	}

	int size() {
		return size;
	}

	/** There is at least one. */
	long latestMillis() {
		return millis(size - 1);
	}

	boolean isFresh(long nowMillis) {
		return size > 0 && latestMillis() >= nowMillis - freshMillis;
	}

	/** @param index 0 is the oldest */
	long millis(int index) {
		return times[(first + index) % times.length];
	}

	float figure(int index, int column) {
		return figures[(first + index) % times.length * width + column];
	}

	/** The first row at or after that time; {@link #size()} when all are older. */
	int indexFrom(long millis) {
		int low = 0;
		int high = size;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (millis(middle) < millis)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}

	/** Over the rows after that time, of those known; NaN when none is. */
	float mean(int column, long afterMillis) {
		double sum = 0;
		int known = 0;
		for (int i = indexFrom(afterMillis + 1); i < size; i++) {
			float figure = figure(i, column);
			if (!Float.isNaN(figure)) {
				sum += figure;
				known++;
			}
		}
		return known == 0 ? Float.NaN : (float) (sum / known);
	}

	/** The means of parts of the same length, one after the other from that time on; a part in which nothing was measured is left as it is. */
	void means(int column, long fromMillis, long partMillis, float[] into) {
		double sum = 0;
		int known = 0;
		int part = -1;
		for (int i = indexFrom(fromMillis); i < size; i++) {
			int here = (int) ((millis(i) - fromMillis) / partMillis);
			if (here >= into.length)
				break;
			if (here != part) {
				sum = 0;
				known = 0;
				part = here;
			}
			float figure = figure(i, column);
			if (!Float.isNaN(figure)) {
				sum += figure;
				into[part] = (float) (sum / ++known);
			}
		}
	}

	/** How much room the course takes, in rows. */
	int capacity() {
		return times.length;
	}

	@Override
	public String toString() {
		return size + " rows, the last " + (size == 0 ? "" : Arrays.toString(Arrays.copyOfRange(figures, (first + size - 1) % times.length * width, //$NON-NLS-1$ //$NON-NLS-2$
				((first + size - 1) % times.length + 1) * width)));
	}
}
