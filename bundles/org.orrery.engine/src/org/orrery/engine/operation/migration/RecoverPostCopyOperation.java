// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.MigrationSurvey.Place;
import org.orrery.engine.operation.migration.convergence.Convergence;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.model.ObjectRef;

/**
 * Goes on with a post-copy migration that broke off: the guest is on the target, memory that it lacks on the source. Nothing is ever undone
 * here, since either half alone is worth nothing.
 */
public final class RecoverPostCopyOperation extends HostToHostOperation {
	/** The type of its tasks. */
	public static final String TYPE = "vm.recover-post-copy"; //$NON-NLS-1$

	/**
	 * @param vm      as known at the source, which holds the rest of its memory; @param target where it runs
	 * @param options of the migration that broke off, as far as known: how the source dials the target
	 */
	public RecoverPostCopyOperation(ObjectRef vm, ObjectRef target, MigrationOptions options, String vmName, String sourceName,
			String targetName) {
		super(vm, target, options, vmName, sourceName, targetName);
	}

	private RecoverPostCopyOperation(TaskRecord recorded) {
		super(recorded);
	}

	/**
	 * For the halves that the inventory knows; empty when the VM is not in two halves, or one of the hosts is not connected.
	 *
	 * @param vm    either half
	 * @param tasks among which the migration that broke off may be
	 */
	public static Optional<RecoverPostCopyOperation> of(OperationContext context, ObjectRef vm, List<TaskRecord> tasks) {
		Optional<HostInventory> source = half(context, vm, DomainState.PAUSED);
		Optional<HostInventory> target = half(context, vm, DomainState.RUNNING);
		if (source.isEmpty() || target.isEmpty())
			return Optional.empty();
		ObjectRef there = ObjectRef.vm(source.get().connection(), vm.id());
		MigrationOptions begun = tasks.stream().filter(task -> task.operation().equals(MigrateOperation.TYPE) && task.subjects().contains(there))
				.findFirst().map(task -> MigrationParameters.read(task.parameters())).orElseGet(MigrationOptions::defaults);
		String name = source.get().domains().get(UUID.fromString(vm.id())).name();
		return Optional.of(new RecoverPostCopyOperation(there, ObjectRef.host(target.get().connection()), begun, name, source.get().displayName(),
				target.get().displayName()));
	}

	private static Optional<HostInventory> half(OperationContext context, ObjectRef vm, DomainState state) {
		return context.inventory().hosts().stream().filter(host -> {
			DomainRecord domain = host.domains().get(UUID.fromString(vm.id()));
			return domain != null && domain.isPostCopyBroken() && domain.state() == state;
		}).findFirst();
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static RecoverPostCopyOperation recreate(TaskRecord recorded) {
		return new RecoverPostCopyOperation(recorded);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return named(Messages.RecoverPostCopy_title);
	}

	@Override
	public CheckResult check(OperationContext context) {
		MigrationSurvey survey = survey(context);
		if (survey.place() == Place.BROKEN && survey.onSource() != null && survey.onTarget() != null)
			return CheckResult.CLEAR;
		String found = survey.place() == Place.BROKEN ? survey.silence() : survey.sentence(vmName, sourceName, targetName);
		return new CheckResult(List.of(Finding.obstacle("migration.broken", Messages.bind(Messages.RecoverPostCopy_notBroken, found), //$NON-NLS-1$
				Messages.RecoverPostCopy_notBrokenRemedy)));
	}

	private MigrationRequest request(OperationContext context) {
		FactGatherer gatherer = new FactGatherer(context, new CpuVerdicts(), HostAccess.ANSWER);
		MigrationFacts facts = gatherer.facts(vm, target.connection(), options, vmName, false).join();
		boolean persistent = facts.domain() != null && facts.domain().persistent();
		Optional<String> dataUri = Optional.of(options.dataUri()).filter(uri -> !uri.isBlank());
		return new MigrationRequest(facts.address().uri(), dataUri, true, false, false, List.of(), 0, null, false, true, options.tls(), persistent,
				persistent, false);
	}

	@Override
	public Plan plan(OperationContext context) {
		MigrationRequest request = request(context);
		String uri = source(context).host().map(found -> found.definition().uri()).orElse(""); //$NON-NLS-1$
		List<String> words = List.of("virsh", "-c", uri, "migrate", "--p2p", "--live", "--postcopy", "--postcopy-resume"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
		List<String> command = new ArrayList<>(words);
		if (request.persistDestination())
			command.addAll(List.of("--persistent", "--undefinesource")); //$NON-NLS-1$ //$NON-NLS-2$
		if (request.tls())
			command.add("--tls"); //$NON-NLS-1$
		command.addAll(List.of(vm.id(), request.target().toString()));
		request.dataUri().ifPresent(command::add);
		return new Plan(title(), List.of(new Plan.Step(step(), request.target().toString())),
				new ShellScript().comment(title()).command(command).toString());
	}

	private String step() {
		return named(Messages.RecoverPostCopy_step);
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.step(step());
		run(context, monitor).recover(request(context));
		refresh(context);
	}

	private MigrationRun run(OperationContext context, TaskMonitor monitor) {
		return run(context, monitor, 0, new Convergence(ConvergencePolicy.MINIMAL_DOWNTIME, null, Convergence.PostCopy.NONE));
	}

	/** Nothing: both halves are needed. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		monitor.note(survey(context).sentence(vmName, sourceName, targetName));
		refresh(context);
	}

	@Override
	public Aftermath examine(OperationContext context) {
		MigrationSurvey survey = survey(context);
		String sentence = survey.sentence(vmName, sourceName, targetName);
		return switch (survey.place()) {
		case TARGET -> Aftermath.finished(sentence);
		case MOVING -> Aftermath.stillRunning(sentence);
		case BROKEN -> Aftermath.undecided(sentence, Messages.bind(Messages.MigrateOperation_brokenRemedy, vmName));
		default -> Aftermath.undecided(sentence, Messages.MigrationRollback_undecidedRemedy);
		};
	}

	@Override
	public void follow(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.step(step());
		run(context, monitor).follow();
		refresh(context);
	}
}
