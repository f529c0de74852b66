// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.DomainWatch;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectRef;

/** Aborts a migration. Whoever began it sees it fail and cleans up. */
public final class AbortMigrationOperation extends RunningMigrationOperation {
	/** The type of its tasks. */
	public static final String TYPE = "vm.abort-migration"; //$NON-NLS-1$
	private static final Duration LIMIT = Duration.ofSeconds(60);

	/** @param vm as known at the source of the migration */
	public AbortMigrationOperation(ObjectRef vm, String vmName) {
		super(vm, vmName);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.AbortMigration_title, vmName);
	}

	@Override
	public CheckResult check(OperationContext context) {
		return running(context).check();
	}

	@Override
	public Plan plan(OperationContext context) {
		RunningMigration running = running(context);
		String uri = running.uri();
		HostAccess source = running.source();
		String script = new ShellScript().comment(title()).command(List.of("virsh", "-c", uri, "domjobabort", vm.id())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.comment(Messages.MigrationScript_sameWithOrrery)
				.alternative(ShellScript.orrery("cancel", List.of(source.name() + '/' + vmName), List.of())).toString(); //$NON-NLS-1$
		return new Plan(title(), List.of(new Plan.Step(Messages.bind(Messages.AbortMigration_ask, vmName, source.name()), ""), //$NON-NLS-1$
				new Plan.Step(Messages.bind(Messages.AbortMigration_wait, vmName), "")), script); //$NON-NLS-1$
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		HostAccess source = source(context);
		String failed = Messages.bind(Messages.AbortMigration_failed, vmName, source.name());
		monitor.step(Messages.bind(Messages.AbortMigration_ask, vmName, source.name()));
		try (DomainWatch watch = new DomainWatch(source, uuid())) {
			monitor.onCancel(watch::stop);
			source.ask(connection -> {
				connection.abortJob(uuid());
				return null;
			});
			monitor.step(Messages.bind(Messages.AbortMigration_wait, vmName));
			boolean ended = watch.await(domain -> hasEnded(running(context)), LIMIT,
					waited -> monitor.progress(-1, Messages.bind(Messages.AbortMigration_wait, vmName), Map.of()));
			if (!ended)
				throw new OperationException(Messages.bind(Messages.AbortMigration_goesOn, vmName, LIMIT.toSeconds()),
						Messages.AbortMigration_goesOnRemedy, "", null); //$NON-NLS-1$
			tell(source, monitor);
		} catch (HypervisorException e) {
			throw HostFailure.of(failed, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.MigrateOperation_interrupted, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** A migration that was past the point of no return has succeeded meanwhile: that is a failure to abort it. */
	private void tell(HostAccess source, TaskMonitor monitor) throws HypervisorException, OperationException {
		if (source.ask(connection -> connection.domain(uuid())).filter(domain -> domain.state().isActive()).isEmpty())
			throw new OperationException(Messages.bind(Messages.AbortMigration_tooLate, vmName, source.name()), "", "", null); //$NON-NLS-1$ //$NON-NLS-2$
		monitor.note(Messages.bind(Messages.MigrationRun_cancelled, vmName, source.name()));
	}

	private boolean hasEnded(RunningMigration running) {
		try {
			return running.job().isEmpty();
		} catch (HypervisorException e) {
			return false; // the next look may get an answer
		}
	}
}
