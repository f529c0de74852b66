// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.task.TaskRecord;

/**
 * What is true of each VM of a bulk migration, as its record and those of its parts say: while it runs, when it has ended, and after a crash.
 */
public final class BulkReport {
	private BulkReport() {
	}

	/** @param bulk a task of type {@link BulkMigrateOperation#TYPE} @param all tasks among which its parts are @return in the order asked for */
	public static List<VmResult> of(TaskRecord bulk, Collection<TaskRecord> all) {
		Map<String, TaskRecord> latest = new HashMap<>();
		all.stream().filter(task -> task.partOf().filter(bulk.id()::equals).isPresent() && !task.subjects().isEmpty())
				.sorted(Comparator.comparing(TaskRecord::created)).forEach(task -> latest.put(task.subjects().get(0).id(), task));
		return MoveText.read(bulk).stream().map(move -> {
			TaskRecord part = latest.get(move.vm().id());
			return part == null ? withoutPart(bulk, move) : MoveResults.of(move, part);
		}).toList();
	}

	private static VmResult withoutPart(TaskRecord bulk, BulkMove move) {
		String vm = move.vm().toString();
		for (Finding finding : bulk.findings()) {
			if (vm.equals(finding.figures().get("vm"))) //$NON-NLS-1$
				return VmResult.notBegun(move, finding.message(), finding.remedy());
		}
		if (bulk.state().isOpen())
			return new VmResult(move, VmOutcome.WAITING, "", "", "", Map.of()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return VmResult.notBegun(move, bulk.reason(), bulk.remedy());
	}
}
