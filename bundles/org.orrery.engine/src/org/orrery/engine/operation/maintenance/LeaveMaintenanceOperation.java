// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/**
 * Puts a host back into service and brings the VMs back that left it, from wherever they are now. Those that do not come back stay remembered,
 * so that it can be tried again.
 */
public final class LeaveMaintenanceOperation extends MaintenanceOperation {
	/** The type of its tasks. */
	public static final String TYPE = "host.maintenance.leave"; //$NON-NLS-1$
	private static final String BRING_BACK = "bring back"; //$NON-NLS-1$

	private final boolean bringBack;

	/** @param bringBack false: the VMs stay where they are, and are not remembered any longer; @param wish options and limits of the moves */
	public LeaveMaintenanceOperation(ObjectRef host, String name, boolean bringBack, EvacuationWish wish) {
		super(host, name, wish);
		this.bringBack = bringBack;
	}

	private LeaveMaintenanceOperation(TaskRecord recorded) {
		super(recorded);
		bringBack = Boolean.parseBoolean(recorded.parameters().get(BRING_BACK));
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static LeaveMaintenanceOperation recreate(TaskRecord recorded) {
		return new LeaveMaintenanceOperation(recorded);
	}

	/** Out of service again, and empty. */
	public EnterMaintenanceOperation inverse() {
		return new EnterMaintenanceOperation(host, name, wish);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.LeaveMaintenance_title, name);
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = super.parameters();
		parameters.put(BRING_BACK, String.valueOf(bringBack));
		return parameters;
	}

	@Override
	public CheckResult check(OperationContext context) {
		if (recordedNow(context).isEmpty())
			return new CheckResult(List.of(Finding.obstacle("maintenance.state", Messages.bind(Messages.LeaveMaintenance_notIn, name), //$NON-NLS-1$
					Messages.LeaveMaintenance_notInRemedy)));
		return bringBack ? new CheckResult(silence(context).stream().toList()) : CheckResult.CLEAR;
	}

	/** Of those that are on another host now. */
	private List<BulkMove> movesBack(OperationContext context) {
		Whereabouts whereabouts = new Whereabouts(context);
		List<BulkMove> moves = new ArrayList<>();
		for (Maintenance.Left vm : left(context)) {
			whereabouts.of(vm.vm()).filter(found -> !found.connection().equals(host.connection()))
					.ifPresent(found -> moves.add(new BulkMove(ObjectRef.vm(found.connection(), vm.vm()), host, vm.name(), found.displayName(), name)));
		}
		return moves;
	}

	private List<Maintenance.Left> left(OperationContext context) {
		return recordedNow(context).map(Maintenance::left).orElse(List.of());
	}

	@Override
	public Plan plan(OperationContext context) {
		List<Plan.Step> steps = new ArrayList<>();
		steps.add(new Plan.Step(Messages.bind(Messages.LeaveMaintenance_mark, name), "")); //$NON-NLS-1$
		if (bringBack)
			movesBack(context).forEach(move -> steps
					.add(new Plan.Step(Messages.bind(Messages.LeaveMaintenance_move, move.vmName(), move.sourceName()), ""))); //$NON-NLS-1$
		List<String> options = bringBack ? wish.arguments(context) : List.of("--stay"); //$NON-NLS-1$
		return new Plan(title(), steps, new ShellScript().comment(title())
				.command(ShellScript.orrery("maintenance", List.of(name, "off"), options)).toString()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.checkCancelled();
		monitor.step(Messages.bind(Messages.LeaveMaintenance_mark, name));
		try {
			Optional<Maintenance> before = recordedNow(context);
			if (bringBack && before.isPresent()) {
				context.maintenance().put(before.get().withEnding());
				bringBack(context, monitor);
			}
			context.maintenance().remove(host.connection());
		} catch (IOException e) {
			throw notWritten(e);
		}
	}

	private void bringBack(OperationContext context, TaskMonitor monitor) throws OperationException, IOException {
		List<BulkMove> moves = movesBack(context);
		try {
			if (!moves.isEmpty()) {
				String step = Messages.bind(Messages.LeaveMaintenance_back, moves.size(), name);
				monitor.step(step);
				AwaitedPart.run(new BulkMigrateOperation(moves, moveOptions(), wish.limits(), step), monitor);
			}
		} finally {
			keepThoseAway(context);
		}
		String missing = left(context).stream().map(Maintenance.Left::name).collect(Collectors.joining(", ")); //$NON-NLS-1$
		if (!missing.isEmpty())
			throw new OperationException(Messages.bind(Messages.LeaveMaintenance_nowhere, name, missing), Messages.LeaveMaintenance_nowhereRemedy, "", null); //$NON-NLS-1$
	}

	private void keepThoseAway(OperationContext context) throws IOException {
		Optional<Maintenance> now = recordedNow(context);
		Whereabouts whereabouts = new Whereabouts(context);
		if (now.isPresent())
			context.maintenance().put(now.get().withLeft(now.get().left().stream()
					.filter(vm -> whereabouts.of(vm.vm()).filter(found -> found.connection().equals(host.connection())).isEmpty()).toList()));
	}

	/** The host is in service; there is nothing to take back. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		context.inventory().refresh(host);
	}

	@Override
	public Aftermath examine(OperationContext context) {
		Optional<Maintenance> now = recordedNow(context);
		if (now.isEmpty())
			return Aftermath.finished(Messages.bind(Messages.LeaveMaintenance_done, name));
		return Aftermath.rolledBack(Messages.bind(Messages.EnterMaintenance_already, name, now.get().inWords()), Messages.LeaveMaintenance_againRemedy);
	}
}
