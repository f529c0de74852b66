// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.engine.operation.migration.bulk.Evacuation;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectRef;

/**
 * Takes a host out of service: from the first moment on it takes no VM, and those that run on it go to other hosts. What left it is remembered.
 * When that does not succeed the host is in service again; what has moved stays where it is.
 */
public final class EnterMaintenanceOperation extends MaintenanceOperation {
	/** The type of its tasks. */
	public static final String TYPE = "host.maintenance.enter"; //$NON-NLS-1$

	/** As of the last check; what execute goes by. */
	private Evacuation evacuation;
	private boolean marked;

	public EnterMaintenanceOperation(ObjectRef host, String name, EvacuationWish wish) {
		super(host, name, wish);
	}

	private EnterMaintenanceOperation(TaskRecord recorded) {
		super(recorded);
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static EnterMaintenanceOperation recreate(TaskRecord recorded) {
		return new EnterMaintenanceOperation(recorded);
	}

	/** Back into service, with the VMs that left. */
	public LeaveMaintenanceOperation inverse() {
		return new LeaveMaintenanceOperation(host, name, true, wish);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.EnterMaintenance_title, name);
	}

	/** Refused when some VM fits nowhere: a host that cannot be emptied is better left in service. */
	@Override
	public CheckResult check(OperationContext context) {
		Optional<Finding> silence = silence(context);
		if (silence.isPresent())
			return new CheckResult(List.of(silence.get()));
		evacuation = Evacuation.plan(context, host, wish.targets(), wish.includeOff(), moveOptions());
		List<Finding> findings = new ArrayList<>(evacuation.findings(Finding.Severity.OBSTACLE));
		recordedNow(context).ifPresent(known -> findings
				.add(Finding.information("maintenance.state", Messages.bind(Messages.EnterMaintenance_already, name, known.inWords())))); //$NON-NLS-1$
		return new CheckResult(findings);
	}

	private Evacuation planned(OperationContext context) {
		if (evacuation == null)
			evacuation = Evacuation.plan(context, host, wish.targets(), wish.includeOff(), moveOptions());
		return evacuation;
	}

	@Override
	public Plan plan(OperationContext context) {
		List<Plan.Step> steps = new ArrayList<>();
		steps.add(new Plan.Step(Messages.bind(Messages.EnterMaintenance_mark, name), "")); //$NON-NLS-1$
		for (BulkMove move : planned(context).moves())
			steps.add(new Plan.Step(Messages.bind(Messages.EnterMaintenance_move, move.vmName(), move.targetName()), "")); //$NON-NLS-1$
		String summary = Messages.bind(Messages.EnterMaintenance_summary, title(), planned(context).moves().size());
		return new Plan(summary, steps, new ShellScript().comment(summary)
				.command(ShellScript.orrery("maintenance", List.of(name, "on"), wish.arguments(context))).toString()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.checkCancelled();
		monitor.step(Messages.bind(Messages.EnterMaintenance_mark, name));
		mark(context, monitor);
		if (!evacuation.moves().isEmpty()) {
			monitor.step(Messages.bind(Messages.EnterMaintenance_evacuate, name, evacuation.moves().size()));
			AwaitedPart.run(evacuation.operation(moveOptions(), wish.limits()), monitor);
		}
		monitor.look(Messages.bind(Messages.EnterMaintenance_verify, name));
		List<String> staying = running(context);
		if (!staying.isEmpty())
			throw new OperationException(Messages.bind(Messages.EnterMaintenance_notEmpty, name, String.join(", ", staying)), //$NON-NLS-1$
					Messages.EnterMaintenance_againRemedy, "", null); //$NON-NLS-1$
	}

	/** What is to leave is written down before it leaves, so that it finds its way back also after a crash. */
	private void mark(OperationContext context, TaskMonitor monitor) throws OperationException {
		Optional<Maintenance> before = recordedNow(context);
		Map<UUID, Maintenance.Left> left = new LinkedHashMap<>();
		before.ifPresent(known -> known.left().forEach(vm -> left.put(vm.vm(), vm)));
		planned(context).moves().forEach(move -> {
			UUID vm = UUID.fromString(move.vm().id());
			left.put(vm, new Maintenance.Left(vm, move.vmName()));
		});
		try {
			context.maintenance().put(new Maintenance(host.connection(), before.map(Maintenance::since).orElse(context.clock().instant()),
					before.map(Maintenance::who).orElse(monitor.who()), false, List.copyOf(left.values())));
			marked = before.isEmpty();
		} catch (IOException e) {
			throw notWritten(e);
		}
	}

	private List<String> running(OperationContext context) throws OperationException {
		try {
			return HostAccess.of(context, host.connection()).ask(connection -> connection.domains()).stream().filter(domain -> domain.state().isActive())
					.map(DomainRecord::name).sorted().toList();
		} catch (HypervisorException e) {
			throw HostFailure.of(Messages.bind(Messages.EnterMaintenance_verify, name), e);
		}
	}

	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) throws OperationException {
		if (!marked)
			return;
		monitor.step(Messages.bind(Messages.EnterMaintenance_undo, name));
		try {
			context.maintenance().remove(host.connection());
		} catch (IOException e) {
			throw notWritten(e);
		}
	}

	/** The mark stays as it is: only a person knows whether the work on the host goes on. */
	@Override
	public Aftermath examine(OperationContext context) {
		Optional<Maintenance> now = recordedNow(context);
		if (now.isEmpty())
			return Aftermath.rolledBack(Messages.bind(Messages.EnterMaintenance_neverMarked, name), Messages.EnterMaintenance_againRemedy);
		try {
			List<String> staying = running(context);
			if (staying.isEmpty())
				return Aftermath.finished(Messages.bind(Messages.EnterMaintenance_already, name, now.get().inWords()));
			return Aftermath.undecided(Messages.bind(Messages.EnterMaintenance_notEmpty, name, staying.stream().collect(Collectors.joining(", "))), //$NON-NLS-1$
					Messages.bind(Messages.EnterMaintenance_undecidedRemedy, name));
		} catch (OperationException e) {
			return Aftermath.undecided(e.getMessage(), e.remedy());
		}
	}
}
