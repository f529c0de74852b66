// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.List;
import java.util.UUID;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.model.ObjectRef;

/**
 * An intervention in a migration that leaves a VM's host, whoever began it: another process of Orrery, virsh, a script. Acts on the job at
 * the source, so that it works from any process; takes no lock, as the migration itself may hold it.
 */
abstract sealed class RunningMigrationOperation implements Operation permits AbortMigrationOperation, AdjustMigrationOperation {
	/** As known at the source of the migration. */
	final ObjectRef vm;
	final String vmName;

	RunningMigrationOperation(ObjectRef vm, String vmName) {
		this.vm = vm;
		this.vmName = vmName;
	}

	@Override
	public final List<ObjectRef> subjects() {
		return List.of(vm);
	}

	@Override
	public final List<String> subjectNames() {
		return List.of(vmName);
	}

	@Override
	public final List<LockRequest> locks() {
		return List.of();
	}

	/** Nothing to take back: a changed limit harms nobody, and whoever began an aborted migration cleans up after it. */
	@Override
	public final void compensate(OperationContext context, TaskMonitor monitor) {
		context.inventory().refresh(vm);
	}

	final RunningMigration running(OperationContext context) {
		return new RunningMigration(source(context), uuid(), vmName);
	}

	final HostAccess source(OperationContext context) {
		return HostAccess.of(context, vm.connection());
	}

	final UUID uuid() {
		return UUID.fromString(vm.id());
	}
}
