// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.Map;

/**
 * One VM of a bulk migration. Immutable.
 *
 * @param reason  why it did not move, empty when it did; @param remedy what to do
 * @param task    id of the migration's own task, empty when there was none
 * @param figures measured by the hypervisor, as in the migration's own record
 */
public record VmResult(BulkMove move, VmOutcome outcome, String reason, String remedy, String task, Map<String, String> figures) {
	public VmResult {
		figures = Map.copyOf(figures);
	}

	static VmResult notBegun(BulkMove move, String reason, String remedy) {
		return new VmResult(move, VmOutcome.NOT_BEGUN, reason, remedy, "", Map.of()); //$NON-NLS-1$
	}
}
