// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.plan.AppliedSteps;

/** Looks which hosts have the new state, and gives them the old one back. On the task's thread; may be done twice. */
final class ApplyRollback {
	/** How often a host is asked again that does not answer, or that somebody else changes. */
	private static final int ATTEMPTS = 8;
	private static final long PAUSE_MILLIS = 1000;

	private enum Found {
		OLD, NEW, NEITHER
	}

	private final List<HostChange> changes;
	private final Networks networks;
	private final LibvirtNetworks libvirt;
	private final TaskMonitor monitor;

	/** @param monitor null: it only looks */
	ApplyRollback(List<HostChange> changes, OperationContext context, TaskMonitor monitor) {
		this.changes = changes;
		networks = context.networks();
		libvirt = new LibvirtNetworks(context);
		this.monitor = monitor;
	}

	private static Found look(HostChange change, List<SwitchConfig> live) {
		if (AppliedSteps.possible(live, change.undo().steps()))
			return Found.NEW;
		return AppliedSteps.possible(live, change.steps()) ? Found.OLD : Found.NEITHER;
	}

	/** From the last to the first. @throws OperationException undecided, naming the hosts that have neither the one nor the other state */
	void run() throws OperationException {
		List<String> left = new ArrayList<>();
		for (HostChange change : changes.reversed()) {
			try {
				libvirt.carryOut(change.undo());
				restore(change);
			} catch (FabricException | OperationException e) {
				left.add(change.name() + " (" + e.getMessage() + ')'); //$NON-NLS-1$
			}
		}
		if (!left.isEmpty())
			throw OperationException.undecided(Messages.bind(Messages.ApplyRollback_left, String.join("; ", left)), Messages.ApplyRollback_leftRemedy); //$NON-NLS-1$
	}

	private void restore(HostChange change) throws FabricException {
		FabricException last = null;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			if (attempt > 0 && !pause())
				break;
			try {
				restoreNow(change);
				return;
			} catch (FabricException e) {
				last = e;
			}
		}
		throw last;
	}

	private void restoreNow(HostChange change) throws FabricException {
		FabricConnection host = networks.access(change.connection());
		if (look(change, host.switches()) == Found.OLD)
			return;
		try (FabricConnection.Hold hold = host.hold(Messages.bind(Messages.ApplyRollback_reason, monitor.who(), monitor.task()))) {
			Found found = look(change, host.switches());
			if (found == Found.OLD)
				return;
			if (found == Found.NEITHER)
				throw new FabricException(FabricException.Code.CONFLICT, change.name(), Messages.ApplyRollback_neither);
			monitor.step(Messages.bind(Messages.ApplyRollback_restoring, change.name()));
			host.apply(change.undo().steps(), Messages.bind(Messages.ApplyRollback_reason, monitor.who(), monitor.task()));
			monitor.note(Messages.bind(Messages.ApplyRollback_restored, change.name()));
		}
	}

	private static boolean pause() {
		try {
			Thread.sleep(PAUSE_MILLIS);
			return true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** What is true of a run whose end nobody recorded. */
	Aftermath examine(String title) {
		int fresh = 0;
		for (HostChange change : changes) {
			try {
				Found found = look(change, networks.access(change.connection()).switches());
				if (found == Found.NEITHER)
					return Aftermath.undecided(Messages.bind(Messages.ApplyRollback_left, change.name()), Messages.ApplyRollback_leftRemedy);
				if (found == Found.NEW)
					fresh++;
			} catch (FabricException e) {
				return Aftermath.undecided(Messages.bind(Messages.ApplyRollback_left, change.name() + " (" + e.getMessage() + ')'), //$NON-NLS-1$
						Messages.ApplyRollback_leftRemedy);
			}
		}
		if (fresh == changes.size())
			return Aftermath.finished(title);
		return Aftermath.rolledBack(Messages.bind(Messages.ApplyRollback_half, fresh, changes.size()), Messages.ApplyRollback_againRemedy);
	}
}
