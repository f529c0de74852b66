// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import org.orrery.model.ObjectRef;

/** Starts, shuts down, forces off, reboots, pauses or resumes one VM. */
public final class PowerOperation implements org.orrery.engine.operation.Operation {
	public PowerOperation(PowerAction action, ObjectRef vm, String vmName) {
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
