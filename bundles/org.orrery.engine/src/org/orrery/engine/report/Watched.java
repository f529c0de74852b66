// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;

import org.orrery.engine.statistics.Point;

/**
 * A period cut into steps, and in which of them something was measured. A point stands for the step that ends with it; points outside of
 * the period, of a clock that was wrong, count for nothing, and several in one step count once.
 */
record Watched(Instant from, Duration step, int steps) {
	static Watched of(Instant from, Instant to, Duration step) {
		return new Watched(from, step, (int) Math.max(1, Duration.between(from, to).dividedBy(step)));
	}

	BitSet measured(List<Point> points) {
		BitSet measured = new BitSet(steps);
		for (Point point : points) {
			long step = Math.floorDiv(Duration.between(from, point.at()).toMillis() - 1, this.step.toMillis());
			if (step >= 0 && step < steps)
				measured.set((int) step);
		}
		return measured;
	}

	Instant end(int number) {
		return from.plus(step.multipliedBy(number + 1L));
	}

	double seconds(int count) {
		return (double) count * step.toSeconds();
	}
}
