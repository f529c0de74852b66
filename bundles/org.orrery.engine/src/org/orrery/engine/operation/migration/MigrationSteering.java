// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.convergence.Convergence;
import org.orrery.engine.operation.migration.convergence.ConvergenceAction;
import org.orrery.engine.operation.migration.convergence.ConvergenceAction.Evidence;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;

/**
 * Does at the source what the policy of a running migration decides, and records each act with the figures that led to it. A host that
 * refuses costs the act, not the migration. Used on the operation's thread.
 */
final class MigrationSteering {
	private static final System.Logger LOGGER = System.getLogger(MigrationSteering.class.getName());

	private final HostAccess source;
	private final UUID vm;
	private final String vmName;
	private final Convergence convergence;
	private final TaskMonitor monitor;

	@FunctionalInterface
	private interface Act {
		void on(HypervisorConnection host) throws HypervisorException;
	}

	MigrationSteering(HostAccess source, UUID vm, String vmName, Convergence convergence, TaskMonitor monitor) {
		this.source = source;
		this.vm = vm;
		this.vmName = vmName;
		this.convergence = convergence;
		this.monitor = monitor;
	}

	void look(JobProgress job) {
		if (convergence.isDue(job))
			convergence.decide(job, downtimeInForce()).ifPresent(this::act);
	}

	/** A person may have changed it, from this process or another. */
	private Duration downtimeInForce() {
		try {
			return source.ask(host -> host.maxDowntime(vm));
		} catch (HypervisorException e) {
			LOGGER.log(System.Logger.Level.DEBUG, "no downtime limit of " + vmName, e); //$NON-NLS-1$
			return ConvergencePolicy.FIRST_DOWNTIME;
		}
	}

	private void act(ConvergenceAction action) {
		switch (action) {
		case ConvergenceAction.RaiseDowntime raise -> attempt(host -> host.setMaxDowntime(vm, raise.to()), Messages.bind(Messages.Steering_raised,
				new Object[] { Quantity.duration(raise.from()), Quantity.duration(raise.to()), evidence(raise.evidence()) }));
		case ConvergenceAction.SwitchToPostCopy now -> {
			if (!attempt(host -> host.startPostCopy(vm), Messages.bind(Messages.Steering_postCopy, vmName, evidence(now.evidence()))))
				convergence.insteadOfPostCopy(now).ifPresent(this::act);
		}
		case ConvergenceAction.SuspendGuest suspend -> attempt(host -> host.pause(vm),
				Messages.bind(Messages.Steering_suspended, vmName, evidence(suspend.evidence())));
		case ConvergenceAction.TellUnconverging tell -> monitor.note(Messages.bind(Messages.Steering_unconverging, vmName, evidence(tell.evidence())));
		}
	}

	private boolean attempt(Act act, String done) {
		try {
			source.ask(host -> {
				act.on(host);
				return null;
			});
			monitor.note(done);
			return true;
		} catch (HypervisorException e) {
			monitor.note(Messages.bind(Messages.Steering_refused, done, e.detail()));
			return false;
		}
	}

	/** "pass 4 begins with 31.0 MiB, the one before began with 30.1 MiB; the guest rewrites 48.0 MiB/s, 24.0 MiB/s travel" */
	private static String evidence(Evidence evidence) {
		String passes = evidence.before() < 0
				? Messages.bind(Messages.Steering_firstPasses, evidence.pass(), Quantity.bytes(evidence.remaining()))
				: Messages.bind(Messages.Steering_passes,
						new Object[] { evidence.pass(), Quantity.bytes(evidence.remaining()), Quantity.bytes(evidence.before()) });
		return Optional.of(evidence).filter(known -> known.dirtyRate() >= 0 && known.rate() >= 0).map(known -> Messages.bind(Messages.Steering_rates,
				new Object[] { passes, Quantity.rate(known.dirtyRate()), Quantity.rate(known.rate()) })).orElse(passes);
	}
}
