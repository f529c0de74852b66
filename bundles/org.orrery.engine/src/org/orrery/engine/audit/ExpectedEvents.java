// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Which events of a VM are what a task does. Of a kind of task that is not known here, all are: nobody is accused on a guess. */
final class ExpectedEvents {
	private static final Set<DomainEvent> LEAVING = EnumSet.of(DomainEvent.PAUSED, DomainEvent.RESUMED, DomainEvent.MIGRATED_AWAY,
			DomainEvent.UNDEFINED, DomainEvent.DEFINED);
	private static final Set<DomainEvent> ARRIVING = EnumSet.of(DomainEvent.DEFINED, DomainEvent.STARTED, DomainEvent.MIGRATED_IN,
			DomainEvent.PAUSED, DomainEvent.RESUMED, DomainEvent.STOPPED, DomainEvent.CRASHED, DomainEvent.UNDEFINED);
	private static final Map<String, Set<DomainEvent>> OF_POWER = Map.of(
			PowerOperation.type(PowerAction.START), EnumSet.of(DomainEvent.STARTED, DomainEvent.RESUMED),
			PowerOperation.type(PowerAction.SHUT_DOWN), EnumSet.of(DomainEvent.SHUTDOWN, DomainEvent.STOPPED, DomainEvent.UNDEFINED),
			PowerOperation.type(PowerAction.FORCE_OFF), EnumSet.of(DomainEvent.SHUTDOWN, DomainEvent.STOPPED, DomainEvent.UNDEFINED),
			PowerOperation.type(PowerAction.REBOOT), EnumSet.of(DomainEvent.REBOOTED, DomainEvent.SHUTDOWN, DomainEvent.RESUMED),
			PowerOperation.type(PowerAction.PAUSE), EnumSet.of(DomainEvent.PAUSED),
			PowerOperation.type(PowerAction.RESUME), EnumSet.of(DomainEvent.RESUMED));

	private ExpectedEvents() {
	}

	static boolean concerns(TaskRecord task, ObjectRef vm) {
		return task.subjects().stream().anyMatch(subject -> subject.kind() == ObjectKind.VM && subject.id().equals(vm.id()));
	}

	static boolean explains(TaskRecord task, ObjectRef vm, DomainEvent event) {
		if (!concerns(task, vm))
			return false;
		if (task.operation().equals(MigrateOperation.TYPE))
			return (isSource(task, vm) ? LEAVING : ARRIVING).contains(event);
		Set<DomainEvent> ofPower = OF_POWER.get(task.operation());
		return ofPower == null || ofPower.contains(event);
	}

	/** Whether the event may come when the task has ended: a migration pauses nothing after its end. */
	static boolean explainsLate(TaskRecord task, ObjectRef vm, DomainEvent event) {
		boolean pausedAfterMove = event == DomainEvent.PAUSED && task.operation().equals(MigrateOperation.TYPE);
		return !pausedAfterMove && explains(task, vm, event);
	}

	private static boolean isSource(TaskRecord migration, ObjectRef vm) {
		return migration.subjects().get(0).connection().equals(vm.connection());
	}
}
