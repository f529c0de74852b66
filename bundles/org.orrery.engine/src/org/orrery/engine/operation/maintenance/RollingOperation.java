// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/**
 * Host after host for patching or a reboot: maintenance on, the step, maintenance off with the VMs back, then the next. It stops at the first
 * failure, and leaves the host with which it happened in maintenance.
 */
public final class RollingOperation implements Operation {
	/** The type of its tasks. */
	public static final String TYPE = "host.rolling"; //$NON-NLS-1$
	private static final String COMMAND = "command"; //$NON-NLS-1$
	private static final String AWAIT_RETURN = "await return"; //$NON-NLS-1$
	private static final String ASK_PERSON = "ask"; //$NON-NLS-1$
	private static final String LIMIT = "limit"; //$NON-NLS-1$

	private final Map<ObjectRef, String> hosts;
	private final RollingStep step;
	private final EvacuationWish wish;

	/** @param hosts with their names, in order */
	public RollingOperation(Map<ObjectRef, String> hosts, RollingStep step, EvacuationWish wish) {
		this.hosts = new LinkedHashMap<>(hosts);
		this.step = step;
		this.wish = wish;
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static RollingOperation recreate(TaskRecord recorded) {
		Map<ObjectRef, String> hosts = new LinkedHashMap<>();
		for (int i = 0; i < recorded.subjects().size(); i++)
			hosts.put(recorded.subjects().get(i), recorded.subjectNames().get(i));
		Map<String, String> parameters = recorded.parameters();
		return new RollingOperation(hosts,
				new RollingStep(parameters.getOrDefault(COMMAND, ""), Boolean.parseBoolean(parameters.get(AWAIT_RETURN)), //$NON-NLS-1$
						Boolean.parseBoolean(parameters.get(ASK_PERSON)), Duration.parse(parameters.getOrDefault(LIMIT, "PT30M"))), //$NON-NLS-1$
				EvacuationWish.read(parameters));
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return Messages.bind(Messages.Rolling_title, String.join(", ", hosts.values())); //$NON-NLS-1$
	}

	@Override
	public List<ObjectRef> subjects() {
		return List.copyOf(hosts.keySet());
	}

	@Override
	public List<String> subjectNames() {
		return List.copyOf(hosts.values());
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		wish.write(parameters);
		parameters.put(COMMAND, step.command());
		parameters.put(AWAIT_RETURN, String.valueOf(step.awaitReturn()));
		parameters.put(ASK_PERSON, String.valueOf(step.askPerson()));
		parameters.put(LIMIT, step.limit().toString());
		return parameters;
	}

	/** The parts lock what they need when it is their turn. */
	@Override
	public List<LockRequest> locks() {
		return hosts.keySet().stream().map(LockRequest::shared).toList();
	}

	/** The first host has to be ready; the others are checked when it is their turn. */
	@Override
	public CheckResult check(OperationContext context) {
		if (hosts.isEmpty())
			return new CheckResult(List.of(Finding.obstacle("rolling.empty", Messages.Rolling_empty, Messages.Rolling_emptyRemedy))); //$NON-NLS-1$
		Map.Entry<ObjectRef, String> first = hosts.entrySet().iterator().next();
		return new EnterMaintenanceOperation(first.getKey(), first.getValue(), wish).check(context);
	}

	@Override
	public Plan plan(OperationContext context) {
		List<Plan.Step> steps = hosts.values().stream().map(name -> new Plan.Step(Messages.bind(Messages.Rolling_host, name), stepInWords())).toList();
		List<String> options = new ArrayList<>(step.arguments());
		options.addAll(wish.arguments(context));
		return new Plan(title(), steps, new ShellScript().comment(title())
				.command(ShellScript.orrery("rolling", List.copyOf(hosts.values()), options)).toString()); //$NON-NLS-1$
	}

	private String stepInWords() {
		return step.command().isEmpty() ? step.awaitReturn() ? Messages.Rolling_awaitReturn : Messages.Rolling_person
				: Messages.bind(Messages.Rolling_command, step.command());
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		int done = 0;
		for (Map.Entry<ObjectRef, String> host : hosts.entrySet()) {
			String name = host.getValue();
			monitor.progress((double) done++ / hosts.size(), Messages.bind(Messages.Rolling_host, name), Map.of());
			monitor.step(Messages.bind(Messages.EnterMaintenance_title, name));
			AwaitedPart.run(new EnterMaintenanceOperation(host.getKey(), name, wish), monitor);
			new HostWork(host.getKey(), name, step, context, monitor).perform();
			monitor.step(Messages.bind(Messages.LeaveMaintenance_title, name));
			AwaitedPart.run(new LeaveMaintenanceOperation(host.getKey(), name, true, wish), monitor);
		}
	}

	/** Each part has undone its own; a host in maintenance stays so, as somebody may be at work on it. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		String still = inMaintenance(context);
		if (!still.isEmpty())
			monitor.note(Messages.bind(Messages.Rolling_still, still));
	}

	private String inMaintenance(OperationContext context) {
		return hosts.entrySet().stream().filter(host -> context.maintenance().of(host.getKey().connection()).isPresent()).map(Map.Entry::getValue)
				.collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	@Override
	public Aftermath examine(OperationContext context) {
		String still = inMaintenance(context);
		return Aftermath.rolledBack(
				still.isEmpty() ? Messages.Rolling_interrupted : Messages.Rolling_interrupted + ' ' + Messages.bind(Messages.Rolling_still, still),
				Messages.Rolling_interruptedRemedy);
	}
}
