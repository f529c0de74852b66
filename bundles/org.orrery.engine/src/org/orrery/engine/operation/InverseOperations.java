// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.maintenance.LeaveMaintenanceOperation;
import org.orrery.engine.operation.maintenance.RollingOperation;
import org.orrery.engine.operation.migration.AbortMigrationOperation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ConnectNicOperation;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.operation.several.SeveralOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** Which tasks can be taken back, and by what. */
public final class InverseOperations {
	private static final Map<String, Inverse.Rule> RULES = rules();

	/** Whole tasks whose parts stay done when others are not. */
	private static final Set<String> PARTLY = Set.of(BulkMigrateOperation.TYPE, SeveralOperation.TYPE);

	private InverseOperations() {
	}

	private static Map<String, Inverse.Rule> rules() {
		Map<String, Inverse.Rule> rules = new HashMap<>();
		for (PowerAction action : PowerAction.values())
			rules.put(PowerOperation.type(action), (task, context) -> PowerOperation.inverse(action, task, context));
		rules.put(MigrateOperation.TYPE, (task, context) -> Inverse.by(MigrateOperation.back(task)));
		rules.put(BulkMigrateOperation.TYPE, BulkMigrateOperation::inverse);
		rules.put(SeveralOperation.TYPE, SeveralOperation::inverse);
		rules.put(AnnotateOperation.TYPE, AnnotateOperation::inverse);
		rules.put(EnterMaintenanceOperation.TYPE, (task, context) -> Inverse.by(EnterMaintenanceOperation.recreate(task).inverse()));
		rules.put(LeaveMaintenanceOperation.TYPE, (task, context) -> Inverse.by(LeaveMaintenanceOperation.recreate(task).inverse()));
		rules.put(ApplyNetworkOperation.TYPE, ApplyNetworkOperation::inverse);
		rules.put(ConnectNicOperation.TYPE, ConnectNicOperation::inverse);
		rules.put(RollingOperation.TYPE, (task, context) -> Inverse.none(Messages.InverseOperations_rolling));
		rules.put(AbortMigrationOperation.TYPE, (task, context) -> Inverse.none(Messages.InverseOperations_aborted));
		return Map.copyOf(rules);
	}

	/** What has moved by then stays where it is when the others do not move. */
	private static boolean mayBeDoneInPart(TaskRecord task) {
		return PARTLY.contains(task.operation()) && (task.state() == TaskState.FAILED || task.state() == TaskState.CANCELLED);
	}

	/** Asks no host, so that menus may call it; whether it is possible now is said by the check of the operation. */
	public static Inverse of(TaskRecord task, OperationContext context) {
		if (task.state().isOpen())
			return Inverse.none(Messages.InverseOperations_open);
		if (task.state() != TaskState.SUCCEEDED && !mayBeDoneInPart(task))
			return Inverse.none(Messages.InverseOperations_notDone);
		Inverse.Rule rule = RULES.get(task.operation());
		if (rule == null)
			return Inverse.none(Messages.InverseOperations_unknown);
		try {
			return rule.of(task, context);
		} catch (IllegalArgumentException e) {
			return Inverse.none(Messages.bind(Messages.InverseOperations_incomplete, e.getMessage()));
		}
	}
}
