// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.DomainJob;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.maintenance.Maintenance;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.model.ObjectRef;

/** Whether a power action is possible now, as the host itself says. */
record PowerCheck(PowerAction action, ObjectRef vm, String vmName, HostAccess host) {
	private record Seen(Optional<DomainRecord> domain, Optional<JobProgress> job) {
	}

	CheckResult run() {
		UUID uuid = UUID.fromString(vm.id());
		try {
			return judge(host.ask(connection -> look(connection, uuid)));
		} catch (HypervisorException e) {
			return refuse("power.connected", Messages.bind(Messages.PowerCheck_notConnected, host.name(), e.detail()), HostFailure.remedy(e)); //$NON-NLS-1$
		}
	}

	private static Seen look(HypervisorConnection connection, UUID uuid) throws HypervisorException {
		Optional<DomainRecord> domain = connection.domain(uuid);
		return new Seen(domain, DomainJob.runningOn(domain, connection));
	}

	private CheckResult judge(Seen seen) {
		if (seen.domain().isEmpty())
			return refuse("power.vm", Messages.bind(Messages.PowerCheck_gone, vmName, host.name()), Messages.PowerCheck_goneRemedy); //$NON-NLS-1$
		DomainState state = seen.domain().get().state();
		if (!action.possibleIn(state))
			return refuse("power.state", Messages.bind(Messages.PowerCheck_state, vmName, PowerWords.state(state)), remedy(state)); //$NON-NLS-1$
		Optional<Maintenance> maintenance = host.context().maintenance().of(host.connection()).filter(Maintenance::refusesVms);
		if (action == PowerAction.START && maintenance.isPresent())
			return refuse("power.maintenance", Messages.bind(Messages.PowerCheck_maintenance, host.name(), maintenance.get().inWords()), //$NON-NLS-1$
					Messages.bind(Messages.PowerCheck_maintenanceRemedy, vmName, host.name()));
		if (seen.job().isPresent())
			return refuse("power.job", Messages.bind(Messages.PowerCheck_job, vmName, host.name()), Messages.PowerCheck_jobRemedy); //$NON-NLS-1$
		return CheckResult.CLEAR;
	}

	private static CheckResult refuse(String rule, String message, String remedy) {
		return new CheckResult(List.of(Finding.obstacle(rule, message, remedy)));
	}

	/** What makes this action possible from that state, or that there is nothing to do. */
	private String remedy(DomainState state) {
		if (action.doneIn(state) && action != PowerAction.REBOOT)
			return Messages.PowerCheck_nothingToDo;
		return switch (state) {
		case PAUSED -> action == PowerAction.START ? Messages.PowerCheck_resumeInstead : Messages.PowerCheck_resumeFirst;
		case SHUT_OFF, CRASHED -> Messages.PowerCheck_startFirst;
		case SHUTTING_DOWN -> Messages.PowerCheck_waitOrForce;
		case SUSPENDED -> Messages.PowerCheck_wakeUp;
		case RUNNING -> Messages.PowerCheck_nothingToDo;
		case UNKNOWN -> Messages.PowerCheck_forceOff;
		};
	}
}
