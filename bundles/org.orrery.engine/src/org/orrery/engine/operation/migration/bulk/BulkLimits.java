// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.List;
import java.util.Map;

/**
 * How much may move at the same time. A migration counts 1 on its source, on its target and on the link between them; one that copies disks
 * counts {@code copyWeight}, and 1 on each datastore that it reads or writes. What alone weighs more than a limit runs alone. Immutable.
 *
 * @param perHost      migrations that leave or reach one host at the same time
 * @param perLink      migrations between the same two hosts at the same time, in one direction
 * @param perDatastore copies that read or write one datastore at the same time
 * @param copyWeight   what a migration with storage counts on hosts and links
 * @param attempts     tries per VM; only what a lost connection or a busy host stopped before anything had moved is tried again
 */
public record BulkLimits(int perHost, int perLink, int perDatastore, int copyWeight, int attempts) {
	/** More at once gain little time and cost the guests downtime: four at a time on one link took four times the pause of one. */
	private static final BulkLimits STANDARD = new BulkLimits(2, 2, 1, 2, 3);
	/** No limit is higher. */
	public static final int MOST = 64;

	/** @throws IllegalArgumentException naming the limit that is out of range */
	public BulkLimits {
		require("perHost", perHost); //$NON-NLS-1$
		require("perLink", perLink); //$NON-NLS-1$
		require("perDatastore", perDatastore); //$NON-NLS-1$
		require("copyWeight", copyWeight); //$NON-NLS-1$
		require("attempts", attempts); //$NON-NLS-1$
	}

	private static void require(String name, int value) {
		if (value < 1 || value > MOST)
			throw new IllegalArgumentException(Messages.bind(Messages.BulkLimits_range, new Object[] { name, value, MOST }));
	}

	public static BulkLimits standard() {
		return STANDARD;
	}

	/** As task records hold them. */
	public void write(Map<String, String> parameters) {
		LimitsText.write(this, parameters);
	}

	/** What is not there is as usual. @throws IllegalArgumentException naming what is no number or out of range */
	public static BulkLimits read(Map<String, String> parameters) {
		return LimitsText.read(parameters);
	}

	/** As a person types them for the command line. */
	public List<String> arguments() {
		return LimitsText.arguments(this);
	}

	/** So many migrations per host and per link. */
	public BulkLimits withParallel(int migrations) {
		return new BulkLimits(migrations, migrations, perDatastore, copyWeight, attempts);
	}

	public BulkLimits withAttempts(int tries) {
		return new BulkLimits(perHost, perLink, perDatastore, copyWeight, tries);
	}
}
