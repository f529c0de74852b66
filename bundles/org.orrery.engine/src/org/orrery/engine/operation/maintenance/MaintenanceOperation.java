// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectRef;

/** Takes one host out of service or puts it back: nobody else does either to it meanwhile, and nobody takes it away. */
abstract sealed class MaintenanceOperation implements Operation permits EnterMaintenanceOperation, LeaveMaintenanceOperation {
	final ObjectRef host;
	final String name;
	/** Options and limits of the moves. */
	final EvacuationWish wish;

	MaintenanceOperation(ObjectRef host, String name, EvacuationWish wish) {
		this.host = host;
		this.name = name;
		this.wish = wish;
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	MaintenanceOperation(TaskRecord recorded) {
		if (recorded.subjects().isEmpty() || recorded.subjectNames().isEmpty())
			throw new IllegalArgumentException("subjects"); //$NON-NLS-1$
		host = recorded.subjects().get(0);
		name = recorded.subjectNames().get(0);
		wish = EvacuationWish.read(recorded.parameters());
	}

	@Override
	public final List<ObjectRef> subjects() {
		return List.of(host);
	}

	@Override
	public final List<String> subjectNames() {
		return List.of(name);
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		wish.write(parameters);
		return parameters;
	}

	@Override
	public final List<LockRequest> locks() {
		return List.of(MaintenanceLock.of(host), LockRequest.shared(host));
	}

	/** The VMs are to come back, perhaps again and again: a copied disk that stayed behind would be in the way each time. */
	final MigrationOptions moveOptions() {
		return wish.options().withKeepOldDisks(false);
	}

	final Optional<Maintenance> recordedNow(OperationContext context) {
		return context.maintenance().of(host.connection());
	}

	/** @return why not, when the host does not answer */
	final Optional<Finding> silence(OperationContext context) {
		try {
			HostAccess.of(context, host.connection()).ask(connection -> connection.host());
			return Optional.empty();
		} catch (HypervisorException e) {
			return Optional.of(Finding.obstacle("maintenance.connected", Messages.bind(Messages.Maintenance_notConnected, name, e.detail()), //$NON-NLS-1$
					HostFailure.remedy(e)));
		}
	}

	static OperationException notWritten(IOException e) {
		return new OperationException(Messages.bind(Messages.Maintenance_notWritten, e.getMessage()), Messages.Maintenance_notWrittenRemedy, "", e); //$NON-NLS-1$
	}
}
