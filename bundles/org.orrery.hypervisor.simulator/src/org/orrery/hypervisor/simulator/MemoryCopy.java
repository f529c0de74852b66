// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Duration;

/**
 * The pre-copy of a guest's memory: pass after pass over what the guest has rewritten meanwhile, until the rest fits into the longest
 * pause allowed. Confined to the thread of its migration.
 */
final class MemoryCopy {
	/** From this pass on auto-converge slows the guest down. */
	private static final int THROTTLE_FROM = 3;
	private static final double THROTTLE = 0.7;

	private final long total;
	private final long workingSet;
	private final boolean autoConverge;
	private double dirtyRate;
	private boolean guestRuns = true;
	private double processed;
	private double remaining;
	private double passSeconds;
	private int iteration = 1;
	private boolean readyToSwitch;

	MemoryCopy(long total, long dirtyRate, long workingSet, boolean autoConverge) {
		this.total = total;
		this.remaining = total;
		this.dirtyRate = dirtyRate;
		this.workingSet = workingSet;
		this.autoConverge = autoConverge;
	}

	/** Copies for that long; {@link #isReadyToSwitch()} tells when the guest may pause. */
	void copy(Duration time, long rate, Duration maximumDowntime) {
		double seconds = time.toNanos() / 1e9;
		while (seconds > 0 && !readyToSwitch) {
			double needed = remaining / rate;
			double spent = Math.min(seconds, needed);
			processed += spent * rate;
			remaining -= spent * rate;
			passSeconds += spent;
			seconds -= spent;
			if (spent >= needed)
				endPass(rate, maximumDowntime);
		}
	}

	/** A suspended guest dirties nothing. */
	void guestRuns(boolean runs) {
		guestRuns = runs;
	}

	/** After the switch-over of post-copy: what is left travels once. @return whether all has arrived */
	boolean fetch(Duration time, long rate) {
		double spent = Math.min(remaining, time.toNanos() / 1e9 * rate);
		processed += spent;
		remaining -= spent;
		return remaining <= 0;
	}

	private void endPass(long rate, Duration maximumDowntime) {
		double dirtied = guestRuns ? Math.min(workingSet, dirtyRate * passSeconds) : 0;
		remaining = dirtied;
		readyToSwitch = dirtied / rate <= maximumDowntime.toNanos() / 1e9;
		if (readyToSwitch)
			return;
		iteration++;
		passSeconds = 0;
		if (autoConverge && iteration >= THROTTLE_FROM)
			dirtyRate *= THROTTLE;
	}

	boolean isReadyToSwitch() {
		return readyToSwitch;
	}

	/** The pause that the rest takes at this rate. */
	Duration downtime(long rate) {
		return Duration.ofNanos((long) (remaining / rate * 1e9));
	}

	void finish() {
		processed += remaining;
		remaining = 0;
	}

	long total() {
		return total;
	}

	long processed() {
		return (long) processed;
	}

	long remaining() {
		return (long) Math.ceil(remaining);
	}

	long dirtyRate() {
		return guestRuns ? (long) dirtyRate : 0;
	}

	int iteration() {
		return iteration;
	}
}
