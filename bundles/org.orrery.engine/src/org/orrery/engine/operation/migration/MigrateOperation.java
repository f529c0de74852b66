// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import org.orrery.model.ObjectRef;

/** Moves one VM to another host: live, paused or shut off; with shared storage or copying it. */
public final class MigrateOperation implements org.orrery.engine.operation.Operation {
	/** The type of its tasks. */
	public static final String TYPE = "vm.migrate"; //$NON-NLS-1$

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static MigrateOperation recreate(org.orrery.engine.task.TaskRecord recorded) {
		throw new IllegalArgumentException("being built"); //$NON-NLS-1$
	}

	/** @param vm as known at its source; @param target the host to move to; names are taken from the inventory */
	public MigrateOperation(ObjectRef vm, ObjectRef target, MigrationOptions options, String vmName, String sourceName, String targetName) {
		throw new UnsupportedOperationException("being built"); //$NON-NLS-1$
	}

	@Override
	public String type() {
		throw new UnsupportedOperationException();
	}

	@Override
	public String title() {
		throw new UnsupportedOperationException();
	}

	@Override
	public java.util.List<ObjectRef> subjects() {
		throw new UnsupportedOperationException();
	}

	@Override
	public java.util.List<org.orrery.engine.lock.LockRequest> locks() {
		throw new UnsupportedOperationException();
	}

	@Override
	public org.orrery.engine.operation.CheckResult check(org.orrery.engine.operation.OperationContext context) {
		throw new UnsupportedOperationException();
	}

	@Override
	public org.orrery.engine.operation.Plan plan(org.orrery.engine.operation.OperationContext context) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void execute(org.orrery.engine.operation.OperationContext context, org.orrery.engine.task.TaskMonitor monitor) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void compensate(org.orrery.engine.operation.OperationContext context, org.orrery.engine.task.TaskMonitor monitor) {
		throw new UnsupportedOperationException();
	}
}
