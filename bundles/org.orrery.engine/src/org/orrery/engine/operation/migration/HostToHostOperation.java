// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.convergence.Convergence;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/** What all operations have in common that take one VM, or the rest of it, from a source host to a target host. */
abstract sealed class HostToHostOperation implements Operation permits MigrateOperation, RecoverPostCopyOperation {
	/** As known at its source. */
	final ObjectRef vm;
	/** The host to move to. */
	final ObjectRef target;
	final MigrationOptions options;
	final String vmName;
	final String sourceName;
	final String targetName;

	HostToHostOperation(ObjectRef vm, ObjectRef target, MigrationOptions options, String vmName, String sourceName, String targetName) {
		this.vm = vm;
		this.target = target;
		this.options = options;
		this.vmName = vmName;
		this.sourceName = sourceName;
		this.targetName = targetName;
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	HostToHostOperation(TaskRecord recorded) {
		this(subject(recorded, 0), subject(recorded, 2), MigrationParameters.read(recorded.parameters()), recorded.subjectNames().get(0),
				recorded.subjectNames().get(1), recorded.subjectNames().get(2));
	}

	private static ObjectRef subject(TaskRecord recorded, int index) {
		if (recorded.subjects().size() != 3 || recorded.subjectNames().size() != 3)
			throw new IllegalArgumentException("subjects"); //$NON-NLS-1$
		return recorded.subjects().get(index);
	}

	/** The VM, its source and its target. */
	@Override
	public final List<ObjectRef> subjects() {
		return List.of(vm, ObjectRef.host(vm.connection()), target);
	}

	@Override
	public final List<String> subjectNames() {
		return List.of(vmName, sourceName, targetName);
	}

	@Override
	public final Map<String, String> parameters() {
		return MigrationParameters.write(options);
	}

	/** Nobody may touch the VM on either side, nor take one of the hosts away. */
	@Override
	public final List<LockRequest> locks() {
		return List.of(LockRequest.exclusive(vm), LockRequest.exclusive(vmOnTarget()), LockRequest.shared(ObjectRef.host(vm.connection())),
				LockRequest.shared(target));
	}

	final String named(String template) {
		return Messages.bind(template, new Object[] { vmName, sourceName, targetName });
	}

	final ObjectRef vmOnTarget() {
		return ObjectRef.vm(target.connection(), vm.id());
	}

	final UUID uuid() {
		return UUID.fromString(vm.id());
	}

	final HostAccess source(OperationContext context) {
		return new HostAccess(context, vm.connection(), sourceName);
	}

	final HostAccess target(OperationContext context) {
		return new HostAccess(context, target.connection(), targetName);
	}

	final MigrationSurvey survey(OperationContext context) {
		return MigrationSurvey.look(source(context), target(context), uuid());
	}

	/** @param size bytes to move, 0 unknown */
	final MigrationRun run(OperationContext context, TaskMonitor monitor, long size, Convergence convergence) {
		MigrationSteering steering = new MigrationSteering(source(context), uuid(), vmName, convergence, monitor);
		return new MigrationRun(source(context), target(context), uuid(), vmName, size, steering, monitor);
	}

	final void refresh(OperationContext context) {
		context.inventory().refresh(vm);
		context.inventory().refresh(vmOnTarget());
	}
}
