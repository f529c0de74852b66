// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.HashMap;
import java.util.Map;

import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.maintenance.LeaveMaintenanceOperation;
import org.orrery.engine.operation.maintenance.RollingOperation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.RecoverPostCopyOperation;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ConnectNicOperation;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.operation.several.SeveralOperation;

/** The kinds of operation that a task store may name. */
public final class OperationTypes {
	private OperationTypes() {
	}

	/** Factories by {@link Operation#type()}. */
	public static Map<String, OperationFactory> all() {
		Map<String, OperationFactory> types = new HashMap<>();
		for (PowerAction action : PowerAction.values())
			types.put(PowerOperation.type(action), recorded -> PowerOperation.recreate(action, recorded));
		types.put(MigrateOperation.TYPE, MigrateOperation::recreate);
		types.put(RecoverPostCopyOperation.TYPE, RecoverPostCopyOperation::recreate);
		types.put(BulkMigrateOperation.TYPE, BulkMigrateOperation::recreate);
		types.put(EnterMaintenanceOperation.TYPE, EnterMaintenanceOperation::recreate);
		types.put(LeaveMaintenanceOperation.TYPE, LeaveMaintenanceOperation::recreate);
		types.put(SeveralOperation.TYPE, SeveralOperation::recreate);
		types.put(AnnotateOperation.TYPE, AnnotateOperation::recreate);
		types.put(ApplyNetworkOperation.TYPE, ApplyNetworkOperation::recreate);
		types.put(ConnectNicOperation.TYPE, ConnectNicOperation::recreate);
		types.put(RollingOperation.TYPE, RollingOperation::recreate);
		return Map.copyOf(types);
	}
}
