// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.convergence.MigrationLimits;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectRef;

/** Changes what a migration under way may take: bandwidth, longest pause, or post-copy at once. */
public final class AdjustMigrationOperation extends RunningMigrationOperation {
	/** The type of its tasks. */
	public static final String TYPE = "vm.adjust-migration"; //$NON-NLS-1$

	private final MigrationLimits limits;

	/** One change at the host, and the same as a command of virsh. */
	private record Change(String title, List<String> virsh, Act act) {
	}

	@FunctionalInterface
	private interface Act {
		void on(HypervisorConnection host) throws HypervisorException;
	}

	/** @param vm as known at the source of the migration */
	public AdjustMigrationOperation(ObjectRef vm, String vmName, MigrationLimits limits) {
		super(vm, vmName);
		this.limits = limits;
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.AdjustMigration_title, vmName);
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		limits.bandwidth().ifPresent(value -> parameters.put("bandwidth", String.valueOf(value))); //$NON-NLS-1$
		limits.downtime().ifPresent(value -> parameters.put("maximum downtime", value.toString())); //$NON-NLS-1$
		if (limits.postCopy())
			parameters.put("post-copy", "true"); //$NON-NLS-1$ //$NON-NLS-2$
		return parameters;
	}

	@Override
	public CheckResult check(OperationContext context) {
		Optional<String> problem = limits.problem();
		if (problem.isPresent())
			return new CheckResult(List.of(Finding.obstacle("migration.options", problem.get(), Messages.AdjustMigration_rangeRemedy))); //$NON-NLS-1$
		return running(context).check();
	}

	@Override
	public Plan plan(OperationContext context) {
		String uri = running(context).uri();
		ShellScript script = new ShellScript().comment(title());
		List<Plan.Step> steps = new ArrayList<>();
		for (Change change : changes()) {
			List<String> words = new ArrayList<>(List.of("virsh", "-c", uri)); //$NON-NLS-1$ //$NON-NLS-2$
			words.addAll(change.virsh());
			script.command(words);
			steps.add(new Plan.Step(change.title(), "")); //$NON-NLS-1$
		}
		return new Plan(title(), steps, script.toString());
	}

	private List<Change> changes() {
		List<Change> changes = new ArrayList<>();
		limits.bandwidth().ifPresent(value -> changes.add(new Change(
				value == 0 ? Messages.AdjustMigration_unlimited : Messages.bind(Messages.AdjustMigration_bandwidth, Quantity.rate(value << 20)),
				List.of("migrate-setspeed", vm.id(), String.valueOf(value == 0 ? Long.MAX_VALUE >> 20 : value)), //$NON-NLS-1$
				host -> host.setMaxSpeed(uuid(), value))));
		limits.downtime().ifPresent(value -> changes.add(new Change(Messages.bind(Messages.AdjustMigration_downtime, Quantity.duration(value)),
				List.of("migrate-setmaxdowntime", vm.id(), String.valueOf(value.toMillis())), host -> host.setMaxDowntime(uuid(), value)))); //$NON-NLS-1$
		if (limits.postCopy())
			changes.add(new Change(Messages.AdjustMigration_postCopy, List.of("migrate-postcopy", vm.id()), host -> host.startPostCopy(uuid()))); //$NON-NLS-1$
		return changes;
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		HostAccess source = source(context);
		for (Change change : changes()) {
			monitor.step(change.title());
			try {
				source.ask(host -> {
					change.act().on(host);
					return null;
				});
			} catch (HypervisorException e) {
				throw HostFailure.of(Messages.bind(Messages.AdjustMigration_failed, change.title(), source.name()), e);
			}
		}
	}
}
