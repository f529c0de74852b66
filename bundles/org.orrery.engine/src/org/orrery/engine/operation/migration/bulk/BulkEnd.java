// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;

/** How a bulk migration as a whole ended. @param stoppedBy who stopped the queue, empty when nobody did */
record BulkEnd(List<VmResult> results, String stoppedBy) {

	/** Returns when every VM has moved. @throws OperationException naming those that have not, with the reasons */
	void tell(TaskMonitor monitor) throws OperationException {
		Map<String, String> figures = new LinkedHashMap<>();
		BulkFigures.put(figures, of(VmOutcome.MOVED).size(), results.size(), 0, 0);
		BulkFigures.putDowntimes(figures, of(VmOutcome.MOVED));
		monitor.progress(1, "", figures); //$NON-NLS-1$
		List<VmResult> left = results.stream().filter(result -> result.outcome() != VmOutcome.MOVED).toList();
		if (left.isEmpty())
			return;
		String reason = Messages.bind(Messages.BulkEnd_left, new Object[] { left.size(), results.size(), reasons(left) });
		List<VmResult> unclear = of(VmOutcome.UNDECIDED);
		if (!unclear.isEmpty())
			throw OperationException.undecided(reason, unclear.getFirst().remedy());
		if (monitor.isCancelled() || !stoppedBy.isEmpty())
			throw OperationException.cancelled(reason);
		throw new OperationException(reason, left.getFirst().remedy(), "", null); //$NON-NLS-1$
	}

	private List<VmResult> of(VmOutcome outcome) {
		return results.stream().filter(result -> result.outcome() == outcome).toList();
	}

	/** Each reason once, with the VMs that it kept. */
	static String reasons(List<VmResult> left) {
		Map<String, List<VmResult>> byReason = left.stream().collect(Collectors.groupingBy(VmResult::reason, LinkedHashMap::new, Collectors.toList()));
		return byReason.entrySet().stream()
				.map(entry -> entry.getValue().stream().map(result -> result.move().vmName()).collect(Collectors.joining(", ")) + ": " + entry.getKey()) //$NON-NLS-1$ //$NON-NLS-2$
				.collect(Collectors.joining("; ")); //$NON-NLS-1$
	}
}
