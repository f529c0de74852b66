// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.util.List;

import org.orrery.engine.statistics.Point;

/** Joins figures that come in the order of their times to one point for each step. */
final class Averages {
	private final long stepSeconds;
	private final List<Point> into;
	private double sum;
	private int count;
	private long step = Long.MIN_VALUE;
	private long last;

	Averages(long stepSeconds, List<Point> into) {
		this.stepSeconds = stepSeconds;
		this.into = into;
	}

	void add(long second, double figure) {
		long here = Math.floorDiv(second - 1, stepSeconds);
		if (here != step)
			finish();
		step = here;
		last = second;
		sum += figure;
		count++;
	}

	/** At the time of the last figure: of a step that is under way nobody knows the end. */
	void finish() {
		if (count > 0)
			into.add(new Point(HistoryTimes.instant(last), sum / count));
		sum = 0;
		count = 0;
	}
}
