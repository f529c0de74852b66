// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Map;

/** How a VM moves back to where it came from. */
public final class WayBack {
	private WayBack() {
	}

	/**
	 * The same limits, and the names as they were; how the other host is dialled is found anew.
	 *
	 * @param there   options of the way there; @param figures recorded when it succeeded
	 * @throws IllegalArgumentException naming what was not recorded, or names that cannot be told apart any more
	 */
	public static MigrationOptions of(MigrationOptions there, Map<String, String> figures) {
		return MigrationOptions.defaults().withBandwidth(there.bandwidth()).withMaximumDowntime(there.maximumDowntime())
				.withAllowUnsafe(there.allowUnsafe()).withKeepOldDisks(there.keepOldDisks())
				.withMapping(there.mapping().reversed(disk -> MigrationFigures.oldPath(figures, disk)));
	}
}
