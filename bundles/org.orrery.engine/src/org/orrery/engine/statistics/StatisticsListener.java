// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.Set;
import java.util.UUID;

/** Told after readings of a host at its own pace, on an engine thread: answer quickly, ask no host. */
@FunctionalInterface
public interface StatisticsListener {
	/** @param connection of the host that answered; @param vms that have a new sample */
	void sampled(String connection, Set<UUID> vms);
}
