// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.HashMap;
import java.util.Map;

/** What hosts have left while a plan is made or carried out, in bytes. A host of which nothing is known counts as roomy: its own check decides. */
final class FreeMemory {
	private final Map<String, Long> free = new HashMap<>();

	/** @param known by connection; negative values mean unknown */
	FreeMemory(Map<String, Long> known) {
		known.forEach((host, bytes) -> {
			if (bytes >= 0)
				free.put(host, bytes);
		});
	}

	FreeMemory copy() {
		return new FreeMemory(free);
	}

	boolean holds(String host, long bytes) {
		return bytes <= of(host);
	}

	long of(String host) {
		return free.getOrDefault(host, Long.MAX_VALUE);
	}

	void take(String host, long bytes) {
		free.computeIfPresent(host, (id, left) -> left - bytes);
	}

	void giveBack(String host, long bytes) {
		take(host, -bytes);
	}
}
