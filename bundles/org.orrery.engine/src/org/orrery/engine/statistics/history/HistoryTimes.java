// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.time.Instant;

/** RRD4J counts in seconds. */
final class HistoryTimes {
	private HistoryTimes() {
	}

	static Instant instant(long seconds) {
		return Instant.ofEpochSecond(seconds);
	}

	static String text(long seconds) {
		return instant(seconds).toString();
	}
}
