// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.List;
import java.util.UUID;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorException;

/**
 * What belongs to a VM and is lost unless somebody carries it: whether it starts with its host, and its checkpoints, whose bitmaps are in
 * the disks. (Title, metadata, scheduler settings and the memory of firmware and TPM travel in libvirt's own way.) Immutable.
 *
 * @param checkpoints whole definitions, parents first
 */
record CarriedAlong(boolean autostart, List<String> checkpoints) {
	/** @throws OperationException when the source does not tell; nothing was touched then */
	static CarriedAlong read(HostAccess source, DomainRecord domain) throws OperationException {
		try {
			return asked(source, domain);
		} catch (HypervisorException e) {
			throw HostFailure.of(Messages.bind(Messages.CarriedAlong_unread, domain.name(), source.name()), e);
		}
	}

	/** Of a VM that is on its way already, and may arrive in this moment: what cannot be read does not end its migration. */
	static CarriedAlong readOnTheWay(HostAccess source, DomainRecord domain) {
		try {
			return asked(source, domain);
		} catch (HypervisorException e) {
			System.getLogger(CarriedAlong.class.getName()).log(System.Logger.Level.DEBUG, "no checkpoints of " + domain.name(), e); //$NON-NLS-1$
			return new CarriedAlong(startsWithHost(domain), List.of());
		}
	}

	private static CarriedAlong asked(HostAccess source, DomainRecord domain) throws HypervisorException {
		return new CarriedAlong(startsWithHost(domain), source.ask(host -> host.checkpoints(domain.uuid())));
	}

	private static boolean startsWithHost(DomainRecord domain) {
		return domain.persistent() && domain.autostart();
	}

	/** Recorded before the VM moves, so that a person knows of it where nobody is left to carry it. */
	void announce(String vmName, String target, TaskMonitor monitor) {
		if (autostart)
			monitor.note(Messages.bind(Messages.CarriedAlong_afterwards, autostartStep(vmName, target)));
		if (!checkpoints.isEmpty())
			monitor.note(Messages.bind(Messages.CarriedAlong_afterwards, checkpointsStep(target)));
	}

	private static String autostartStep(String vmName, String target) {
		return Messages.bind(Messages.CarriedAlong_autostart, vmName, target);
	}

	private String checkpointsStep(String target) {
		return Messages.bind(Messages.CarriedAlong_checkpoints, checkpoints.size(), target);
	}

	/** The VM has arrived; what cannot be given to it is said, with what to do, and does not make the move a failure. */
	void give(HostAccess target, UUID vm, String vmName, TaskMonitor monitor) {
		if (autostart)
			tell(monitor, autostartStep(vmName, target.name()), () -> target.ask(host -> {
				host.setAutostart(vm, true);
				return null;
			}), Messages.bind(Messages.CarriedAlong_autostartRemedy, target.name()));
		if (!checkpoints.isEmpty())
			tell(monitor, checkpointsStep(target.name()), () -> target.ask(host -> {
				for (String checkpoint : checkpoints)
					host.redefineCheckpoint(vm, checkpoint);
				return null;
			}), Messages.CarriedAlong_checkpointsRemedy);
	}

	@FunctionalInterface
	private interface Gift {
		void hand() throws HypervisorException;
	}

	private static void tell(TaskMonitor monitor, String step, Gift gift, String remedy) {
		monitor.step(step);
		try {
			gift.hand();
		} catch (HypervisorException e) {
			monitor.note(Messages.bind(Messages.CarriedAlong_failed, e.detail(), remedy));
		}
	}
}
