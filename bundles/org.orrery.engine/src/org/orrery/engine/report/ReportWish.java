// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Duration;

/**
 * What a report shall tell. Immutable.
 *
 * @param period    up to now, for what is told over time
 * @param group     datacenter, folder or cluster, or a path of them; empty: the whole fleet
 * @param watts     that a physical server of its own would take, 0: not asked for
 * @param rackUnits that it would take, 0: not asked for
 */
public record ReportWish(Duration period, String group, double watts, double rackUnits) {
	/** The longest time of which figures are kept. */
	public static final Duration LONGEST = Duration.ofDays(30);

	/** @throws IllegalArgumentException naming what is out of range */
	public ReportWish {
		if (period.compareTo(Duration.ofMinutes(10)) < 0 || period.compareTo(LONGEST) > 0)
			throw new IllegalArgumentException(Messages.bind(Messages.Wish_period, period, LONGEST.toDays()));
		if (!(watts >= 0) || !(rackUnits >= 0))
			throw new IllegalArgumentException(Messages.Wish_negative);
		group = group.strip();
	}

	public static ReportWish of(Duration period, String group) {
		return new ReportWish(period, group, 0, 0);
	}
}
