// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.StepWords;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Carries out a plan for the virtual switches of any number of hosts: exactly the steps that were shown, on exactly the state that they were
 * planned on. All hosts are reached and kept from others first; then one transaction for each, confirmed by reading back; when one fails, those
 * before it get their old state back. The result is compared with the design.
 */
public final class ApplyNetworkOperation implements Operation {
	/** The type of its tasks. */
	public static final String TYPE = "network.apply"; //$NON-NLS-1$

	/** Why the plan was made. */
	public enum Kind {
		APPLY, UNDO, ADOPT,
		/** Some of what differs from a design is set to what it says, the rest stays. */
		OVERWRITE,
		/** Fresh ports of VMs get what their profile says, after an applied design. */
		FOLLOW
	}

	private final ApplyParameters what;
	/** Hosts that this run has begun to change; null: it is the rest of an earlier process's run, which may have begun with any. */
	private volatile List<HostChange> begun;

	private ApplyNetworkOperation(ApplyParameters what) {
		this.what = what;
	}

	/** @param plan as {@link org.orrery.engine.network.Networks#plan} made it and a person has seen it */
	public static ApplyNetworkOperation of(NetworkPlan plan, ApplyOptions options) {
		return new ApplyNetworkOperation(new ApplyParameters(Kind.APPLY, plan.design().name(), plan.design(), plan.changes(), options));
	}

	/** Makes switches of the hosts, which others have made, parts of a design. */
	public static ApplyNetworkOperation adopting(NetworkDesign design, List<HostChange> changes, ApplyOptions options) {
		return new ApplyNetworkOperation(new ApplyParameters(Kind.ADOPT, design.name(), design, changes, options));
	}

	/** @param changes some of what {@link org.orrery.engine.network.Networks#plan} found, as a person has chosen them; @param name of the design */
	public static ApplyNetworkOperation overwriting(String name, List<HostChange> changes, ApplyOptions options) {
		return new ApplyNetworkOperation(new ApplyParameters(Kind.OVERWRITE, name, null, changes, options));
	}

	/** @param changes as {@link org.orrery.engine.network.Networks#unmarkedPorts} found them */
	public static ApplyNetworkOperation following(List<HostChange> changes) {
		return new ApplyNetworkOperation(new ApplyParameters(Kind.FOLLOW, "", null, changes, ApplyOptions.CAREFUL)); //$NON-NLS-1$
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static ApplyNetworkOperation recreate(TaskRecord recorded) {
		return new ApplyNetworkOperation(ApplyParameters.read(recorded.parameters()));
	}

	/** Another plan that leads back, checked like any other. @throws IllegalArgumentException as {@link #recreate} */
	public static Inverse inverse(TaskRecord recorded, OperationContext context) {
		ApplyParameters done = ApplyParameters.read(recorded.parameters());
		if (done.changes().isEmpty())
			return Inverse.none(Messages.ApplyNetwork_nothingToUndo);
		List<HostChange> back = done.changes().reversed().stream().map(HostChange::undo).map(change -> now(change, context)).toList();
		return Inverse.by(new ApplyNetworkOperation(new ApplyParameters(Kind.UNDO, done.name(), null, back, done.options())));
	}

	/** By the connection that leads to the host now: another process may have used one that was never saved. */
	private static HostChange now(HostChange change, OperationContext context) {
		if (context.connections().find(change.connection()).isPresent())
			return change;
		return context.networks().host(change.host()).map(host -> change.through(host.connection(), host.name())).orElse(change);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		String template = switch (what.kind()) {
		case APPLY -> Messages.ApplyNetwork_title;
		case UNDO -> Messages.ApplyNetwork_titleUndo;
		case ADOPT -> Messages.ApplyNetwork_titleAdopt;
		case OVERWRITE -> Messages.ApplyNetwork_titleOverwrite;
		case FOLLOW -> Messages.ApplyNetwork_titleFollow;
		};
		return Messages.bind(template, new Object[] { what.name(), what.changes().size(), steps() });
	}

	private int steps() {
		return what.changes().stream().mapToInt(HostChange::size).sum();
	}

	@Override
	public List<ObjectRef> subjects() {
		return what.changes().stream().map(change -> ObjectRef.host(change.connection())).toList();
	}

	@Override
	public List<String> subjectNames() {
		return what.changes().stream().map(HostChange::name).toList();
	}

	@Override
	public Map<String, String> parameters() {
		return what.write();
	}

	/** Nobody else may change the switches of these hosts, nor take one of the hosts away; VMs may run and move. */
	@Override
	public List<LockRequest> locks() {
		List<LockRequest> locks = new ArrayList<>();
		for (HostChange change : what.changes()) {
			locks.add(LockRequest.shared(ObjectRef.host(change.connection())));
			locks.add(LockRequest.exclusive(new ObjectRef(change.connection(), ObjectKind.VIRTUAL_SWITCH, "*"))); //$NON-NLS-1$
		}
		return locks;
	}

	@Override
	public CheckResult check(OperationContext context) {
		return new ApplyCheck(what, context.networks()).result();
	}

	@Override
	public Plan plan(OperationContext context) {
		List<Plan.Step> steps = new ArrayList<>();
		for (HostChange change : what.changes()) {
			change.steps().forEach(step -> steps.add(new Plan.Step(change.name() + ": " + StepWords.title(step), StepWords.detail(step)))); //$NON-NLS-1$
			change.networks().forEach(step -> steps.add(new Plan.Step(change.name() + ": " + StepWords.title(step), StepWords.detail(step)))); //$NON-NLS-1$
		}
		return new Plan(steps.isEmpty() ? Messages.bind(Messages.ApplyNetwork_nothing, what.name()) : title(), steps,
				NetworkScript.of(title(), what.changes(), context.networks()));
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		begun = new CopyOnWriteArrayList<>();
		new ApplyRun(what, context, monitor, begun::add).run();
	}

	/** Hosts that have the new state get the old one back; what somebody else has changed since is not touched. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) throws OperationException {
		new ApplyRollback(begun == null ? what.changes() : List.copyOf(begun), context, monitor).run();
	}

	@Override
	public Aftermath examine(OperationContext context) {
		return new ApplyRollback(what.changes(), context, null).examine(title());
	}
}
