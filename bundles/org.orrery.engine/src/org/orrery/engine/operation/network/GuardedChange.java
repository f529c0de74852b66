// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.Safeguard;
import org.orrery.fabric.plan.AppliedSteps;

/**
 * A change of the way by which the host itself is reached: first a timer on the host that takes it back, then the change, then the timer is
 * called off by a new connection, which proves that the host can still be reached. Where it cannot, the timer brings it back. On the task's
 * thread.
 */
final class GuardedChange {
	private static final long PAUSE_NANOS = 1_000_000_000L;
	/** What a host needs to answer again after its timer, beyond the delay of the timer. */
	private static final Duration GRACE = Duration.ofSeconds(60);

	private final HostChange change;
	private final Duration confirm;
	private final Networks networks;
	private final TaskMonitor monitor;

	GuardedChange(HostChange change, Duration confirm, Networks networks, TaskMonitor monitor) {
		this.change = change;
		this.confirm = confirm;
		this.networks = networks;
		this.monitor = monitor;
	}

	/** @param begun run when the timer is set, before the change */
	void carryOut(FabricConnection host, Runnable begun) throws OperationException {
		Safeguard guard = arm();
		long end = System.nanoTime() + confirm.plus(GRACE).toNanos();
		begun.run();
		try {
			host.apply(change.steps(), Messages.bind(Messages.ApplyRun_reason, new Object[] { monitor.who(), change.name(), monitor.task() }));
		} catch (FabricException e) {
			if (!e.isOutcomeUnknown())
				throw withdrawn(guard, FabricFailure.of(Messages.bind(Messages.ApplyRun_failed, change.name()), e));
			monitor.note(Messages.bind(Messages.GuardedChange_silent, change.name(), e.detail()));
		}
		try {
			guard.callOff();
			monitor.note(Messages.bind(Messages.GuardedChange_seen, change.name()));
		} catch (FabricException e) {
			monitor.note(Messages.bind(Messages.GuardedChange_waiting, change.name(), e.detail()));
			awaitOldState(end);
		}
	}

	private Safeguard arm() throws OperationException {
		monitor.step(Messages.bind(Messages.GuardedChange_arming, change.name(), confirm.toSeconds()));
		try {
			Safeguard guard = networks.guard(change.connection(), change.undo().steps(), confirm, "guard-" + monitor.task()); //$NON-NLS-1$
			monitor.step(Messages.bind(Messages.ApplyRun_changing, change.name(), change.size()));
			return guard;
		} catch (FabricException e) {
			throw FabricFailure.of(Messages.bind(Messages.GuardedChange_notArmed, change.name()), e);
		}
	}

	/** The host has refused the change, so there is nothing to guard. */
	private OperationException withdrawn(Safeguard guard, OperationException failure) {
		try {
			guard.callOff();
		} catch (FabricException e) { // it finds what it would bring back
			monitor.note(e.getMessage());
		}
		return failure;
	}

	/** @throws OperationException always: what was wanted is not there */
	private void awaitOldState(long end) throws OperationException {
		monitor.step(Messages.bind(Messages.GuardedChange_awaiting, change.name()));
		while (System.nanoTime() < end) {
			try {
				if (AppliedSteps.possible(networks.access(change.connection()).switches(), change.steps()))
					throw new OperationException(Messages.bind(Messages.GuardedChange_restored, change.name()), Messages.GuardedChange_restoredRemedy, "", null); //$NON-NLS-1$
			} catch (FabricException e) { // not yet
				System.getLogger(GuardedChange.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
			}
			LockSupport.parkNanos(PAUSE_NANOS);
		}
		throw OperationException.undecided(Messages.bind(Messages.GuardedChange_lost, change.name(), confirm.toSeconds()), Messages.GuardedChange_lostRemedy);
	}
}
