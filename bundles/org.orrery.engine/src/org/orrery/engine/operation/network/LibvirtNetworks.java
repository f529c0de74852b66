// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.List;
import java.util.Optional;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.LibvirtStep;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.model.ObjectRef;

/** Keeps the libvirt networks of a host in step with its switches. Each step may be done twice. On the task's thread. */
final class LibvirtNetworks {
	private final OperationContext context;

	LibvirtNetworks(OperationContext context) {
		this.context = context;
	}

	/** Carries out the steps and reads back. */
	void carryOut(HostChange change) throws OperationException {
		if (change.networks().isEmpty())
			return;
		HostAccess host = HostAccess.of(context, change.connection());
		try {
			for (LibvirtStep step : change.networks())
				host.command(connection -> {
					if (step.after() == null)
						connection.removeNetwork(step.before().uuid());
					else
						connection.putNetwork(step.after());
					return null;
				});
			List<NetworkRecord> now = host.ask(connection -> connection.networks());
			for (LibvirtStep step : change.networks())
				confirm(step, now, change);
		} catch (HypervisorException e) {
			throw HostFailure.of(Messages.bind(Messages.LibvirtNetworks_failed, change.name()), e);
		} finally {
			context.inventory().refresh(ObjectRef.host(change.connection()));
		}
	}

	private static void confirm(LibvirtStep step, List<NetworkRecord> now, HostChange change) throws OperationException {
		NetworkDefinition known = step.after() == null ? step.before() : step.after();
		Optional<NetworkDefinition> live = now.stream().filter(network -> network.uuid().equals(known.uuid())).findFirst().map(NetworkDefinition::of);
		if (!live.equals(Optional.ofNullable(step.after())))
			throw new OperationException(Messages.bind(Messages.LibvirtNetworks_notConfirmed, change.name(), step.name()), Messages.ApplyRun_notConfirmedRemedy,
					String.valueOf(live), null);
	}
}
