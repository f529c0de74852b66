// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.migration.forecast.MigrationForecast;
import org.orrery.model.ObjectRef;

/**
 * Whether one host can take one VM, and what it would cost. Immutable.
 *
 * @param memoryToMove      bytes of guest memory; @param storageToCopy bytes of disks that are not shared
 * @param memoryAfter       bytes left on the target after the move, -1 unknown
 * @param expectedDuration, expectedDowntime estimates, null when nothing is known to base them on
 * @param forecast          by the guest as it was measured just now; null when nobody measured
 */
public record MigrationVerdict(ObjectRef vm, ObjectRef target, CheckResult result, long memoryToMove, long storageToCopy,
		long memoryAfter, Duration expectedDuration, Duration expectedDowntime, MigrationForecast forecast) {
	MigrationVerdict with(MigrationForecast measured) {
		return new MigrationVerdict(vm, target, result, memoryToMove, storageToCopy, memoryAfter, measured.duration(), measured.downtime(), measured);
	}
}
