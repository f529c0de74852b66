// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.connection.Lane;
import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.DomainWatch;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.several.SeveralOperation;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Starts, shuts down, forces off, reboots, pauses or resumes one VM, and waits until it shows. Cancelling ends the waiting only: what was
 * asked of the host or the guest cannot be taken back.
 */
public final class PowerOperation implements Operation {
	private static final Duration GUEST_LIMIT = Duration.ofMinutes(2);
	private static final Duration HOST_LIMIT = Duration.ofSeconds(30);

	private final PowerAction action;
	private final ObjectRef vm;
	private final String vmName;
	private final Duration limit;

	public PowerOperation(PowerAction action, ObjectRef vm, String vmName) {
		this(action, vm, vmName, action == PowerAction.SHUT_DOWN ? GUEST_LIMIT : HOST_LIMIT);
	}

	/** @param limit how long to wait until it shows */
	PowerOperation(PowerAction action, ObjectRef vm, String vmName, Duration limit) {
		this.action = action;
		this.vm = vm;
		this.vmName = vmName;
		this.limit = limit;
	}

	/** The same for each of them: one task, which holds one of each VM when there are several. @param vms their names by reference */
	public static Operation of(PowerAction action, Map<ObjectRef, String> vms, OperationContext context) {
		List<PowerOperation> parts = vms.entrySet().stream().map(vm -> new PowerOperation(action, vm.getKey(), vm.getValue())).toList();
		return parts.size() == 1 ? parts.getFirst() : new SeveralOperation(PowerWords.titleOfSeveral(action, parts.size()), parts).named(context);
	}

	/** The type of its tasks, e.g. "vm.start". */
	public static String type(PowerAction action) {
		return "vm." + action.command(); //$NON-NLS-1$
	}

	/** @throws IllegalArgumentException when the record names no VM */
	public static PowerOperation recreate(PowerAction action, TaskRecord recorded) {
		for (int i = 0; i < Math.min(recorded.subjects().size(), recorded.subjectNames().size()); i++) {
			if (recorded.subjects().get(i).kind() == ObjectKind.VM)
				return new PowerOperation(action, recorded.subjects().get(i), recorded.subjectNames().get(i));
		}
		throw new IllegalArgumentException("subjects"); //$NON-NLS-1$
	}

	/** The way back, wherever the VM is by now. @throws IllegalArgumentException when the record names no VM */
	public static Inverse inverse(PowerAction action, TaskRecord recorded, OperationContext context) {
		PowerOperation done = recreate(action, recorded);
		return action.inverse().map(back -> Inverse.by(new PowerOperation(back, done.vmNow(context), done.vmName)))
				.orElseGet(() -> Inverse.none(Messages.bind(Messages.PowerOperation_noWayBack, done.vmName)));
	}

	private ObjectRef vmNow(OperationContext context) {
		if (context.inventory().domain(vm).isPresent() && !context.inventory().isHidden(vm))
			return vm;
		return context.inventory().hosts().stream().map(host -> ObjectRef.vm(host.connection(), vm.id()))
				.filter(other -> context.inventory().domain(other).isPresent() && !context.inventory().isHidden(other)).findFirst().orElse(vm);
	}

	@Override
	public String type() {
		return type(action);
	}

	@Override
	public String title() {
		return PowerWords.of(action).title(vmName);
	}

	@Override
	public List<ObjectRef> subjects() {
		return List.of(vm);
	}

	@Override
	public List<String> subjectNames() {
		return List.of(vmName);
	}

	@Override
	public List<LockRequest> locks() {
		return List.of(LockRequest.exclusive(vm), LockRequest.shared(ObjectRef.host(vm.connection())));
	}

	@Override
	public CheckResult check(OperationContext context) {
		return new PowerCheck(action, vm, vmName, host(context)).run();
	}

	@Override
	public Plan plan(OperationContext context) {
		HostAccess host = host(context);
		PowerWords words = PowerWords.of(action);
		List<Plan.Step> steps = new ArrayList<>();
		steps.add(new Plan.Step(words.asking(vmName, host.name()), "")); //$NON-NLS-1$
		if (action != PowerAction.REBOOT)
			steps.add(new Plan.Step(words.waiting(vmName), Messages.bind(Messages.PowerOperation_waitLimit, limit.toSeconds())));
		String uri = host.host().map(found -> found.definition().uri()).orElse(""); //$NON-NLS-1$
		ShellScript script = new ShellScript().comment(title()).command(List.of("virsh", "-c", uri, action.virshCommand(), vm.id())) //$NON-NLS-1$ //$NON-NLS-2$
				.comment(Messages.PowerOperation_sameWithOrrery)
				.alternative(ShellScript.orrery(action.command(), List.of(host.name() + '/' + vmName), List.of()));
		return new Plan(Messages.bind(Messages.PowerOperation_summary, title(), host.name()), steps, script.toString());
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		HostAccess host = host(context);
		PowerWords words = PowerWords.of(action);
		monitor.checkCancelled();
		monitor.step(words.asking(vmName, host.name()));
		try (DomainWatch watch = new DomainWatch(host, uuid())) {
			monitor.onCancel(watch::stop);
			host.await(host.submit(Lane.COMMAND, connection -> {
				action.ask(connection, uuid());
				return null;
			}), HOST_LIMIT);
			if (action != PowerAction.REBOOT)
				awaitEffect(watch, words, monitor);
			context.inventory().refresh(vm);
		} catch (HypervisorException e) {
			throw HostFailure.of(words.failed(vmName, host.name()), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.PowerOperation_interrupted, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private void awaitEffect(DomainWatch watch, PowerWords words, TaskMonitor monitor)
			throws HypervisorException, InterruptedException, OperationException {
		monitor.step(words.waiting(vmName));
		boolean shows = watch.await(this::shows, limit,
				waited -> monitor.progress(-1, words.waiting(vmName), Map.of(Messages.PowerOperation_waited, waited.toSeconds() + " s"))); //$NON-NLS-1$
		if (shows)
			return;
		if (watch.isStopped())
			throw OperationException.cancelled(words.stoppedWaiting(vmName));
		throw new OperationException(words.noEffect(vmName, limit.toSeconds()), words.noEffectRemedy(), "", null); //$NON-NLS-1$
	}

	/** A transient VM that was shut down is gone. */
	private boolean shows(Optional<DomainRecord> now) {
		return now.map(record -> action.doneIn(record.state())).orElse(endsIt());
	}

	private boolean endsIt() {
		return action == PowerAction.SHUT_DOWN || action == PowerAction.FORCE_OFF;
	}

	/** A power change is done by the host as a whole or not at all, so there is nothing to undo; it says how the VM is now. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		context.inventory().refresh(vm);
		try {
			Optional<DomainRecord> now = host(context).ask(connection -> connection.domain(uuid()));
			monitor.note(PowerWords.stateNow(vmName, now));
		} catch (HypervisorException e) {
			monitor.note(Messages.bind(Messages.PowerOperation_stateUnknown, vmName, e.detail()));
		}
	}

	@Override
	public Aftermath examine(OperationContext context) {
		try {
			Optional<DomainRecord> now = host(context).ask(connection -> connection.domain(uuid()));
			String state = PowerWords.stateNow(vmName, now);
			if (action == PowerAction.REBOOT)
				return Aftermath.undecided(state, Messages.PowerOperation_rebootRemedy);
			return shows(now) ? Aftermath.finished(state) : Aftermath.rolledBack(state, Messages.PowerOperation_againRemedy);
		} catch (HypervisorException e) {
			return Aftermath.undecided(Messages.bind(Messages.PowerOperation_stateUnknown, vmName, e.detail()), HostFailure.remedy(e));
		}
	}

	private UUID uuid() {
		return UUID.fromString(vm.id());
	}

	private HostAccess host(OperationContext context) {
		return HostAccess.of(context, vm.connection());
	}
}
