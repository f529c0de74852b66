// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.Metric.Unit;

/**
 * In what an axis counts, so that its numbers are round: percent, or the largest unit of bytes in which the highest is more than one.
 *
 * @param divisor of the values; @param unit for the axis; @param top highest value of the axis, in that unit
 */
public record Scale(double divisor, String unit, double top) {
	private static final String[] BYTES = { "B", "KiB", "MiB", "GiB", "TiB" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	public static Scale of(Metric metric, double highest) {
		return switch (metric.unit()) {
		case SHARE -> new Scale(0.01, "%", highest > 0.5 ? 100 : round(Math.max(0.01, highest) * 100)); //$NON-NLS-1$
		case BYTES, BYTES_PER_SECOND -> bytes(metric.unit(), highest);
		case PER_SECOND -> new Scale(1, "/s", round(Math.max(1, highest))); //$NON-NLS-1$
		case MILLISECONDS -> new Scale(1, "ms", round(Math.max(0.1, highest))); //$NON-NLS-1$
		};
	}

	private static Scale bytes(Unit unit, double highest) {
		int power = 0;
		double divisor = 1;
		while (power < BYTES.length - 1 && highest >= 1024 * divisor) {
			divisor *= 1024;
			power++;
		}
		return new Scale(divisor, BYTES[power] + (unit == Unit.BYTES_PER_SECOND ? "/s" : ""), round(Math.max(1, highest / divisor))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The next of 1, 1.5, 2, 3, 5, 7 times a power of ten, with a little room above the line. */
	private static double round(double highest) {
		double power = Math.pow(10, Math.floor(Math.log10(highest)));
		for (double step : new double[] { 1, 1.5, 2, 3, 5, 7 })
			if (highest * 1.02 <= step * power)
				return step * power;
		return 10 * power;
	}
}
