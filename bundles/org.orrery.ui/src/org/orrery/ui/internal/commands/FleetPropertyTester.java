// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.util.Set;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.core.runtime.Adapters;
import org.orrery.engine.operation.maintenance.RollingOperation;
import org.orrery.engine.operation.migration.bulk.BulkFigures;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;

/** Answers {@code enabledWhen}: what the selected VM, host or task allows now. */
public final class FleetPropertyTester extends PropertyTester {
	/** Tasks that can be paused. */
	private static final Set<String> QUEUES = Set.of(BulkMigrateOperation.TYPE, RollingOperation.TYPE);

	@Override
	public boolean test(Object receiver, String property, Object[] arguments, Object expected) {
		return switch (property) {
		case "vmCan" -> Adapters.adapt(receiver, InventoryObject.class) instanceof VirtualMachine vm //$NON-NLS-1$
				&& PowerRules.whyNot(String.valueOf(expected), vm).isEmpty();
		case "connectionCan" -> Adapters.adapt(receiver, InventoryObject.class) instanceof Host host //$NON-NLS-1$
				&& can(String.valueOf(expected), host.getState());
		case "taskCan" -> Adapters.adapt(receiver, TaskRecord.class) instanceof TaskRecord task //$NON-NLS-1$
				&& can(String.valueOf(expected), task);
		default -> false;
		};
	}

	private static boolean can(String what, HostState state) {
		return switch (what) {
		case "connect" -> state != HostState.ACTIVE && state != HostState.DEGRADED && state != HostState.MAINTENANCE; //$NON-NLS-1$
		case "evacuate" -> state == HostState.ACTIVE || state == HostState.DEGRADED || state == HostState.MAINTENANCE; //$NON-NLS-1$
		case "enterMaintenance" -> state == HostState.ACTIVE; //$NON-NLS-1$
		case "leaveMaintenance" -> state == HostState.MAINTENANCE; //$NON-NLS-1$
		case "disconnect" -> state != HostState.CLOSED; //$NON-NLS-1$
		default -> true;
		};
	}

	private static boolean can(String what, TaskRecord task) {
		return switch (what) {
		case "cancel" -> task.state().isOpen(); //$NON-NLS-1$
		case "queue" -> task.state().isOpen() && QUEUES.contains(task.operation()); //$NON-NLS-1$
		case "pause" -> can("queue", task) && !task.figures().containsKey(BulkFigures.PAUSED_BY); //$NON-NLS-1$ //$NON-NLS-2$
		case "resume" -> can("queue", task) && (!task.operation().equals(BulkMigrateOperation.TYPE) //$NON-NLS-1$ //$NON-NLS-2$
				|| task.figures().containsKey(BulkFigures.PAUSED_BY));
		case "acknowledge" -> !task.acknowledged() && TaskStates.failed(task.state()); //$NON-NLS-1$
		default -> true;
		};
	}
}
