// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.time.Duration;

/**
 * @param threads            tasks that run at the same time; the others wait
 * @param keep               closed tasks kept in the history
 * @param cancelConfirmation after this a cancel that the host has not confirmed is noted in the record
 * @param abandon            after this it is given up: the task ends undecided
 * @param progressPeriod     least time between two reports of progress of one task to listeners
 */
record TaskLimits(int threads, int keep, Duration cancelConfirmation, Duration abandon, Duration progressPeriod) {
	static final TaskLimits STANDARD = new TaskLimits(32, 2000, Duration.ofSeconds(15), Duration.ofMinutes(3), Duration.ofMillis(100));
}
