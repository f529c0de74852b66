// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.several;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.TaskStep;
import org.orrery.model.ObjectRef;

/**
 * Operations on many objects as one task, so many at a time per host. Each is checked again, locked, recorded and after a crash examined by
 * itself. One that is refused is skipped and told; it does not keep the others back.
 */
public final class SeveralOperation implements Operation {
	/** The type of its tasks. */
	public static final String TYPE = "several"; //$NON-NLS-1$
	/** Rule of the findings that tell what is skipped. */
	public static final String SKIPPED = "several.skipped"; //$NON-NLS-1$
	/** Operations at a time on one host. */
	public static final int PER_HOST = 4;

	private final List<Operation> parts;
	private final String title;
	private final Map<ObjectRef, String> hosts;
	/** As of the last check; what execute goes by. */
	private SeveralCheck check;

	/** @param parts one per object; its first subject is the object @param title for a person, e.g. "Start 12 VMs" */
	public SeveralOperation(String title, List<? extends Operation> parts) {
		this(title, parts, Map.of());
	}

	private SeveralOperation(String title, List<? extends Operation> parts, Map<ObjectRef, String> hosts) {
		this.title = title;
		this.parts = List.copyOf(parts);
		this.hosts = new LinkedHashMap<>(hosts);
	}

	/** With the hosts by the names that they have now. */
	public SeveralOperation named(OperationContext context) {
		Map<ObjectRef, String> names = new LinkedHashMap<>();
		for (Operation part : parts) {
			String connection = part.subjects().getFirst().connection();
			names.put(ObjectRef.host(connection), context.inventory().host(connection).map(HostInventory::displayName).orElse(connection));
		}
		return new SeveralOperation(title, parts, names);
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static SeveralOperation recreate(TaskRecord recorded) {
		Map<ObjectRef, String> hosts = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(recorded.subjects().size(), recorded.subjectNames().size()); i++)
			hosts.put(recorded.subjects().get(i), recorded.subjectNames().get(i));
		return new SeveralOperation(recorded.title(), PartText.read(recorded.parameters()), hosts);
	}

	/** Takes back what was done to those to which it was done. Asks no host. @throws IllegalArgumentException as {@link #recreate} */
	public static Inverse inverse(TaskRecord recorded, OperationContext context) {
		List<String> done = recorded.steps().stream().filter(step -> step.state() == TaskStep.State.DONE).map(TaskStep::title).toList();
		List<Operation> back = new ArrayList<>();
		String reason = Messages.Several_nothingBack;
		for (Operation part : recreate(recorded).parts) {
			if (!done.contains(part.title()))
				continue;
			Inverse inverse = InverseOperations.of(PartText.succeeded(part), context);
			if (inverse.exists())
				back.add(inverse.operation());
			else
				reason = inverse.reason();
		}
		if (back.isEmpty())
			return Inverse.none(reason);
		return Inverse.by(new SeveralOperation(Messages.bind(Messages.Several_undo, recorded.title()), back).named(context));
	}

	public List<Operation> parts() {
		return parts;
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return title;
	}

	/** The hosts. The objects are the subjects of their own tasks. */
	@Override
	public List<ObjectRef> subjects() {
		if (!hosts.isEmpty())
			return List.copyOf(hosts.keySet());
		return parts.stream().map(part -> ObjectRef.host(part.subjects().getFirst().connection())).distinct().toList();
	}

	@Override
	public List<String> subjectNames() {
		return hosts.isEmpty() ? subjects().stream().map(ObjectRef::connection).toList() : List.copyOf(hosts.values());
	}

	@Override
	public Map<String, String> parameters() {
		return PartText.write(parts);
	}

	/** No host may be taken away. The objects stay free until their turn comes. */
	@Override
	public List<LockRequest> locks() {
		return subjects().stream().map(LockRequest::shared).toList();
	}

	/** Refused only when nothing can be done to any. */
	@Override
	public CheckResult check(OperationContext context) {
		if (parts.isEmpty())
			return new CheckResult(List.of(Finding.obstacle("several.empty", Messages.Several_empty, Messages.Several_emptyRemedy))); //$NON-NLS-1$
		check = SeveralCheck.of(context, parts);
		return check.result();
	}

	private SeveralCheck checked(OperationContext context) {
		if (check == null)
			check = SeveralCheck.of(context, parts);
		return check;
	}

	/** After a check. */
	@Override
	public Plan plan(OperationContext context) {
		SeveralCheck known = checked(context);
		List<Plan.Step> steps = new ArrayList<>();
		ShellScript script = new ShellScript().comment(title);
		StringBuilder scripts = new StringBuilder(script.toString());
		for (Operation part : known.possible()) {
			Plan plan = part.plan(context);
			steps.add(new Plan.Step(part.title(), plan.steps().isEmpty() ? "" : plan.steps().getLast().detail())); //$NON-NLS-1$
			scripts.append('\n').append(plan.script());
		}
		for (SeveralCheck.Skipped skipped : known.skipped()) {
			steps.add(new Plan.Step(skipped.inWords(), skipped.remedy()));
			scripts.append(new ShellScript().comment(skipped.inWords()));
		}
		String summary = Messages.bind(Messages.Several_summary, new Object[] { title, known.possible().size(), known.skipped().size(), PER_HOST });
		return new Plan(summary, steps, scripts.toString());
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		new SeveralRun(checked(context).possible(), monitor).toTheEnd();
	}

	/** Each part has undone what it left half done. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		subjects().forEach(context.inventory()::refresh);
	}

	/** Each object as it is now. */
	@Override
	public Aftermath examine(OperationContext context) {
		List<Aftermath> seen = parts.stream().map(part -> part.examine(context)).toList();
		long done = seen.stream().filter(one -> one.state() == TaskState.SUCCEEDED).count();
		String reason = Messages.bind(Messages.Several_seen, done, parts.size());
		for (Aftermath one : seen)
			if (one.state() == TaskState.UNDECIDED || one.state() == TaskState.RUNNING)
				return Aftermath.undecided(reason + ' ' + one.reason(), one.remedy());
		return done == parts.size() ? Aftermath.finished(reason) : Aftermath.rolledBack(reason, Messages.Several_againRemedy);
	}
}
