// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** What the record of a migration's own task means for the VM. */
final class MoveResults {
	private MoveResults() {
	}

	static VmResult of(BulkMove move, TaskRecord record) {
		return new VmResult(move, outcome(record.state()), record.state() == TaskState.SUCCEEDED ? "" : record.reason(), record.remedy(), //$NON-NLS-1$
				record.id(), record.figures());
	}

	private static VmOutcome outcome(TaskState state) {
		return switch (state) {
		case SUCCEEDED -> VmOutcome.MOVED;
		case FAILED, CANCELLED -> VmOutcome.AT_SOURCE;
		case REFUSED -> VmOutcome.NOT_BEGUN;
		case UNDECIDED -> VmOutcome.UNDECIDED;
		case QUEUED, CHECKING, RUNNING, CANCELLING -> VmOutcome.MOVING;
		};
	}

	/** One sentence. */
	static String inWords(BulkMove move, TaskRecord record) {
		if (record.state() != TaskState.SUCCEEDED)
			return record.reason();
		List<String> parts = new ArrayList<>();
		for (String figure : List.of(MigrationFigures.TOTAL_TIME, MigrationFigures.DOWNTIME)) {
			if (record.figures().containsKey(figure))
				parts.add(figure + ' ' + record.figures().get(figure));
		}
		String arrived = Messages.bind(Messages.MoveResults_arrived, move.vmName(), move.targetName());
		return parts.isEmpty() ? arrived : arrived + ": " + String.join(", ", parts); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
