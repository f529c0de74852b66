// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: doubles from one failure to the next up to a cap, spread by a fifth either way so that a
 * hundred hosts behind one broken switch do not come back in the same instant. Immutable but for the source of chance.
 */
public final class RetrySchedule {
	private static final double SPREAD = 0.2;

	private final Duration first;
	private final Duration longest;
	private final DoubleSupplier chance;

	/** @param chance 0…1 */
	public RetrySchedule(Duration first, Duration longest, DoubleSupplier chance) {
		this.first = first;
		this.longest = longest;
		this.chance = chance;
	}

	/** @param failures in a row, from 1 */
	public Duration delay(int failures) {
		int doublings = Math.min(Math.max(failures - 1, 0), 30);
		double nanos = Math.min((double) first.toNanos() * (1L << doublings), longest.toNanos());
		return Duration.ofNanos((long) (nanos * (1 + SPREAD * (2 * chance.getAsDouble() - 1))));
	}
}
