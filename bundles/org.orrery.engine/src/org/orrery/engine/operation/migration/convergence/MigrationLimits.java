// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import java.time.Duration;
import java.util.Optional;

import org.orrery.engine.operation.Quantity;

/**
 * What to change of a migration under way; what is empty stays. Immutable.
 *
 * @param bandwidth MiB/s, 0: unlimited; @param downtime longest pause at the end; @param postCopy switch at once, for good
 */
public record MigrationLimits(Optional<Long> bandwidth, Optional<Duration> downtime, boolean postCopy) {
	/** libvirt takes no more, MiB/s. */
	private static final long MOST_BANDWIDTH = Long.MAX_VALUE >> 20;
	/** QEMU refuses more. */
	private static final Duration LONGEST_DOWNTIME = Duration.ofSeconds(2000);

	public static MigrationLimits bandwidth(long mebibytesPerSecond) {
		return new MigrationLimits(Optional.of(mebibytesPerSecond), Optional.empty(), false);
	}

	public static MigrationLimits downtime(Duration longest) {
		return new MigrationLimits(Optional.empty(), Optional.of(longest), false);
	}

	public static MigrationLimits switchToPostCopy() {
		return new MigrationLimits(Optional.empty(), Optional.empty(), true);
	}

	/** What is wrong with them, with the number and the range. */
	public Optional<String> problem() {
		if (bandwidth.isPresent() && (bandwidth.get() < 0 || bandwidth.get() > MOST_BANDWIDTH))
			return Optional.of(Messages.bind(Messages.Limits_bandwidth, bandwidth.get()));
		if (downtime.isPresent() && (downtime.get().toMillis() < 1 || downtime.get().compareTo(LONGEST_DOWNTIME) > 0))
			return Optional.of(Messages.bind(Messages.Limits_downtime, Quantity.duration(downtime.get())));
		return bandwidth.isEmpty() && downtime.isEmpty() && !postCopy ? Optional.of(Messages.Limits_none) : Optional.empty();
	}
}
