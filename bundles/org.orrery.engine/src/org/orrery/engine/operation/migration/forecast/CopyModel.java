// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.forecast;

import java.time.Duration;

import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.forecast.MigrationForecast.Convergence;

/**
 * The course of a memory copy, calculated as QEMU performs it: it sends until no more is left than fits into the longest pause, then looks
 * what the guest has rewritten meanwhile, and pauses the guest when that fits too. Immutable, pure.
 *
 * @param memory        bytes that have to travel at least once; @param storage bytes of disks that travel before
 * @param dirtyRate     bytes per second that the guest rewrites, each page counted once; 0 for a guest that stands still
 * @param speed         bytes per second while the guest runs
 * @param link          of the wire: the limit asked for does not count while the guest is paused
 * @param overhead      what preparation and verification take
 * @param pause         of the guest as usual between these hosts; @param usualRest bytes of memory whose sending that includes
 * @param firstDowntime the longest pause that it begins with
 */
public record CopyModel(long memory, long storage, long dirtyRate, long speed, LinkSpeed link, Duration overhead, Duration pause, long usualRest,
		Duration firstDowntime, ConvergencePolicy policy, boolean mayRaise, boolean guestRuns) {
	private static final int MOST_PASSES = 60;
	/** QEMU sends in slices of a tenth of a second, and stops on average in the middle of one. */
	private static final double SLICE_SECONDS = 0.05;
	private static final double LEAST_PAUSE_SECONDS = 0.005;
	private static final double PROGRESS = 0.75;
	/** Auto-converge: from the second pass that wins too little the guest loses a fifth of its time, then a tenth more at each. */
	private static final double FIRST_THROTTLE = 0.2;
	private static final double NEXT_THROTTLE = 0.1;
	private static final double MOST_THROTTLE = 0.99;

	/** What is left, as a rule, when the guest of a migration that converges by itself is paused. @param speed bytes per second */
	public static long usualRest(double speed) {
		return (long) ((seconds(ConvergencePolicy.FIRST_DOWNTIME) - SLICE_SECONDS) * speed);
	}

	/** @return never null; dirtyRate is handed through */
	public MigrationForecast forecast(long measuredDirtyRate) {
		double storageSeconds = (double) storage / speed;
		if (!guestRuns) {
			double seconds = storageSeconds + (double) memory / speed;
			return new MigrationForecast(ofSeconds(seconds).plus(overhead), ofSeconds(seconds).plus(pause), Convergence.YES, measuredDirtyRate, speed, link, 1);
		}
		double limit = seconds(firstDowntime);
		double throttle = 0;
		double elapsed = storageSeconds;
		double left = memory;
		double before = Double.MAX_VALUE;
		boolean acted = false;
		for (int pass = 1; pass <= MOST_PASSES; pass++) {
			double enough = limit * speed;
			double sending = Math.max(0, left - Math.max(0, enough - SLICE_SECONDS * speed)) / speed;
			elapsed += sending;
			left -= sending * speed;
			double rewritten = Math.min(memory, dirtyRate * (1 - throttle) * sending);
			left = Math.min(memory, left + rewritten);
			if (left <= enough)
				return result(elapsed, left, acted ? Convergence.BY_POLICY : Convergence.YES, measuredDirtyRate, pass);
			boolean stalled = rewritten >= PROGRESS * before || dirtyRate * (1 - throttle) >= speed;
			before = rewritten;
			if (!stalled)
				continue;
			acted = true;
			if (mayRaise && limit * 1000 < policy.longestDowntime().toMillis())
				limit = Math.min(2 * limit, seconds(policy.longestDowntime()));
			else if (policy.hasLastResort())
				return result(elapsed + left / speed, left, Convergence.BY_LAST_RESORT, measuredDirtyRate, pass);
			throttle = Math.min(MOST_THROTTLE, throttle == 0 ? FIRST_THROTTLE : throttle + NEXT_THROTTLE);
		}
		return new MigrationForecast(null, null, Convergence.NO, measuredDirtyRate, speed, link, MOST_PASSES);
	}

	private MigrationForecast result(double elapsed, double left, Convergence convergence, long measured, int passes) {
		Duration downtime = ofSeconds(Math.max(LEAST_PAUSE_SECONDS, seconds(pause) + (left - usualRest) / link.bytesPerSecond()));
		return new MigrationForecast(ofSeconds(elapsed).plus(overhead).plus(downtime), downtime, convergence, measured,
				speed, link, passes);
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

	private static Duration ofSeconds(double seconds) {
		return Duration.ofNanos((long) (seconds * 1e9));
	}
}
