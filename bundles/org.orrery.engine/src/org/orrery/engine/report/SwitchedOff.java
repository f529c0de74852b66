// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.audit.OutsideChange;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.ObjectKind;

/**
 * When VMs were off because somebody switched them off by Orrery: from the shutdown on until the VM was measured again, was started, or
 * crashed. What went off otherwise may have been meant or not: that is not known. Immutable.
 */
final class SwitchedOff {
	private static final Set<String> OFF = Set.of(PowerOperation.type(PowerAction.SHUT_DOWN), PowerOperation.type(PowerAction.FORCE_OFF));
	private static final String ON = PowerOperation.type(PowerAction.START);

	private record Turn(Instant time, boolean off) {
	}

	private final Map<String, List<Turn>> turns = new HashMap<>();

	/** @param tasks of whatever kind; @param outside what others did */
	SwitchedOff(Collection<TaskRecord> tasks, Collection<OutsideChange> outside) {
		for (TaskRecord task : tasks)
			if (task.started() != null && task.state() != TaskState.REFUSED && (OFF.contains(task.operation()) || ON.equals(task.operation())))
				task.subjects().stream().filter(subject -> subject.kind() == ObjectKind.VM)
						.forEach(vm -> add(vm.id(), task.started(), OFF.contains(task.operation())));
		for (OutsideChange change : outside)
			if (change.event() == DomainEvent.STARTED || change.event() == DomainEvent.CRASHED)
				add(change.vm().id(), change.time(), false);
		turns.values().forEach(list -> list.sort(Comparator.comparing(Turn::time)));
	}

	private void add(String vm, Instant time, boolean off) {
		turns.computeIfAbsent(vm, id -> new ArrayList<>()).add(new Turn(time, off));
	}

	/** Steps in which the VM was off on purpose. @param vm id of the VM; @param up steps in which it was measured */
	BitSet steps(String vm, BitSet up, Watched watched) {
		BitSet steps = new BitSet(watched.steps());
		List<Turn> all = turns.getOrDefault(vm, List.of());
		boolean off = false;
		int next = 0;
		for (int step = 0; step < watched.steps(); step++) {
			off &= !up.get(step);
			Instant end = watched.end(step);
			for (; next < all.size() && !all.get(next).time().isAfter(end); next++)
				off = all.get(next).off();
			steps.set(step, off && !up.get(step));
		}
		return steps;
	}
}
