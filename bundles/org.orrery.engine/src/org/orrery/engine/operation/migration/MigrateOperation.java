// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationSurvey.Place;
import org.orrery.engine.operation.migration.convergence.Convergence;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.rule.MigrationRules;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.model.ObjectRef;

/** Moves one VM to another host: live, paused or shut off; with shared storage or copying it. */
public final class MigrateOperation extends HostToHostOperation {
	/** The type of its tasks. */
	public static final String TYPE = "vm.migrate"; //$NON-NLS-1$

	private final FactsAhead ahead = new FactsAhead(System::nanoTime);
	/** As of the last check; what execute goes by. */
	private MigrationFacts facts;
	/** Whether the record of an earlier run says that disks were to go from the source at its end. */
	private boolean wasToRemoveOldDisks;
	/** Whether this run made a file with firmware variables on the target. */
	private boolean firmwareMade;

	/** @param vm as known at its source; @param target the host to move to; names are taken from the inventory */
	public MigrateOperation(ObjectRef vm, ObjectRef target, MigrationOptions options, String vmName, String sourceName, String targetName) {
		super(vm, target, options, vmName, sourceName, targetName);
	}

	private MigrateOperation(TaskRecord recorded) {
		super(recorded);
		wasToRemoveOldDisks = recorded.script() != null && recorded.script().contains(MigrationScript.REMOVAL);
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static MigrateOperation recreate(TaskRecord recorded) {
		return new MigrateOperation(recorded);
	}

	/**
	 * The move back to where the VM came from: with the same limits and the names as they were, but dialled and checked anew.
	 *
	 * @throws IllegalArgumentException naming the part of the record that is missing, or the names that cannot be told apart
	 */
	public static MigrateOperation back(TaskRecord recorded) {
		MigrateOperation there = recreate(recorded);
		MigrationOptions options = WayBack.of(there.options, recorded.figures());
		return new MigrateOperation(there.vmOnTarget(), ObjectRef.host(there.vm.connection()), options,
				there.vmName, there.targetName, there.sourceName);
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return named(Messages.MigrateOperation_title);
	}

	/**
	 * Has the hosts asked now what a check within the next seconds will want to know, so that it need not wait for them. Any thread; waits for
	 * nobody.
	 */
	public void askAhead(OperationContext context) {
		ahead.ask(() -> asked(context, false));
	}

	@Override
	public CheckResult check(OperationContext context) {
		facts = ahead.take().orElseGet(() -> gather(context, false));
		CheckResult result = MigrationRules.judge(facts);
		boolean plain = result.findings().stream().allMatch(finding -> finding.severity() == Finding.Severity.INFORMATION);
		if (plain && !facts.storage().copies() && options.mapping().isEmpty())
			return result;
		// nobody is refused, no disk is copied and no name is taken for another by what the inventory remembers
		facts = gather(context, true);
		return MigrationRules.judge(facts);
	}

	private MigrationFacts gather(OperationContext context, boolean thorough) {
		return asked(context, thorough).join();
	}

	private CompletableFuture<MigrationFacts> asked(OperationContext context, boolean thorough) {
		FactGatherer gatherer = new FactGatherer(context, new CpuVerdicts(), HostAccess.ANSWER);
		return gatherer.facts(vm, target.connection(), options, vmName, thorough);
	}

	private MigrationFacts factsOfCheck(OperationContext context) {
		if (facts == null)
			facts = gather(context, true);
		return facts;
	}

	private MigrationRequest request(MigrationFacts known, ConvergencePolicy policy) {
		boolean persistent = known.domain().persistent();
		List<String> copied = known.isOffline() ? List.of() : known.storage().ofKind(DiskPlacement.Kind.COPY).stream().map(disk -> disk.disk().target()).toList();
		Optional<String> dataUri = Optional.of(options.dataUri()).filter(uri -> !uri.isBlank());
		boolean guestRuns = options.live() && known.isActive();
		return new MigrationRequest(known.address().uri(), dataUri, options.live() && !known.isOffline(), known.isOffline(), !copied.isEmpty(),
				copied, options.bandwidth(), options.maximumDowntime(), options.autoConverge() || guestRuns,
				options.postCopy() || guestRuns && policy.hasLastResort() && known.canPostCopy(), options.tls(), persistent, persistent,
				options.allowUnsafe(), known.relocation(), known.isOffline() ? 0 : options.transfer().parallelConnections(),
				known.isOffline() ? MigrationRequest.Compression.NONE : options.transfer().compression());
	}

	/** As asked for, else as remembered for the VM or its cluster. */
	private ConvergencePolicy policy(OperationContext context) {
		return context.policies().effective(options.policy(), vm, context.connections());
	}

	private Convergence convergence(OperationContext context) {
		ConvergencePolicy policy = policy(context);
		return new Convergence(policy, options.maximumDowntime(), options.postCopy() ? Convergence.PostCopy.AFTER_FIRST_PASS
				: policy.hasLastResort() ? Convergence.PostCopy.LAST_RESORT : Convergence.PostCopy.NONE);
	}

	/** After a check that passed. */
	@Override
	public Plan plan(OperationContext context) {
		MigrationFacts known = factsOfCheck(context);
		List<Plan.Step> steps = new ArrayList<>();
		steps.add(new Plan.Step(Messages.bind(Messages.MigrateOperation_stepCheck, targetName, vmName), "")); //$NON-NLS-1$
		MissingPool.of(known).forEach(pool -> steps.add(new Plan.Step(pool.step(targetName), Messages.MigrateOperation_planPoolUndone)));
		for (DiskPlacement disk : known.storage().ofKind(DiskPlacement.Kind.COPY))
			steps.add(new Plan.Step(Messages.bind(Messages.MigrateOperation_planCopy, disk.disk().target(), targetName),
					disk.path() + " · " + Quantity.bytes(disk.bytesToCopy()))); //$NON-NLS-1$
		steps.add(new Plan.Step(moveStep(), known.address().uri().toString()));
		steps.add(new Plan.Step(Messages.bind(Messages.MigrateOperation_stepVerify, vmName, targetName), "")); //$NON-NLS-1$
		if (!options.keepOldDisks())
			known.storage().ofKind(DiskPlacement.Kind.COPY).forEach(disk -> steps.add(OldDisks.step(disk, sourceName)));
		String kind = known.isOffline() ? Messages.MigrateOperation_definitionOnly
				: known.domain().state() == DomainState.PAUSED ? Messages.MigrateOperation_paused
						: options.live() ? Messages.MigrateOperation_live : Messages.MigrateOperation_suspended;
		String storage = known.storage().copies() ? Messages.MigrateOperation_copiedStorage : Messages.MigrateOperation_sharedStorage;
		String summary = Messages.bind(Messages.MigrateOperation_summary,
				new Object[] { vmName, targetName, kind, storage, Quantity.bytes(known.memoryToMove() + known.storage().bytesToCopy()) });
		return new Plan(summary, steps, new MigrationScript(known, request(known, policy(context))).text());
	}

	private String moveStep() {
		return named(Messages.MigrateOperation_stepMove);
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		MigrationFacts known = factsOfCheck(context);
		monitor.checkCancelled();
		long size = known.memoryToMove() + known.storage().bytesToCopy();
		MigrationRun run = run(context, monitor, size, convergence(context))
				.recording(MigrationFigures.oldPaths(known.storage(), options.mapping()));
		CarriedAlong carried = CarriedAlong.read(source(context), known.domain());
		for (MissingPool pool : MissingPool.of(known))
			pool.make(target(context), monitor);
		for (DiskPlacement disk : known.storage().ofKind(DiskPlacement.Kind.COPY)) {
			monitor.step(Messages.bind(Messages.MigrateOperation_planCopy, disk.disk().target(), targetName));
			monitor.note(Messages.bind(Messages.MigrateOperation_willCreate,
					new Object[] { disk.volumeName(), disk.targetFolder(), targetName }));
			if (known.isOffline())
				offlineCopy(context, monitor).copy(disk);
		}
		Optional<FirmwareVariables> firmware = FirmwareVariables.of(known);
		if (known.isOffline() && firmware.isPresent())
			firmwareMade = firmware.get().copy(source(context), target(context), offlineCopy(context, monitor), monitor);
		monitor.step(moveStep());
		carried.announce(vmName, targetName, monitor);
		run.migrate(request(known, policy(context)));
		carried.give(target(context), uuid(), vmName, monitor);
		new OldDisks(source(context), target(context), !options.keepOldDisks() && run.isVerified(), monitor).settle(known);
		refresh(context);
	}

	private OfflineCopy offlineCopy(OperationContext context, TaskMonitor monitor) {
		return new OfflineCopy(source(context), target(context), uuid(), vmName, monitor);
	}

	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) throws OperationException {
		MigrationFacts known = facts != null && facts.domain() != null ? facts : gather(context, true);
		boolean wasRunning = facts != null && facts.domain() != null && facts.domain().state() == DomainState.RUNNING;
		new MigrationRollback(source(context), target(context), uuid(), vmName, wasRunning, monitor)
				.run(known.storage().ofKind(DiskPlacement.Kind.COPY));
		Optional<FirmwareVariables> firmware = FirmwareVariables.of(known);
		if (firmwareMade && firmware.isPresent() && survey(context).place() == Place.SOURCE)
			firmware.get().takeBack(target(context), monitor);
		refresh(context);
	}

	@Override
	public Aftermath examine(OperationContext context) {
		MigrationSurvey survey = survey(context);
		String sentence = survey.sentence(vmName, sourceName, targetName);
		return switch (survey.place()) {
		case TARGET -> survey.isLeftOnSource() ? Aftermath.stillRunning(sentence)
				: Aftermath.finished(wasToRemoveOldDisks ? sentence + ". " + Messages.bind(Messages.OldDisks_unattended, sourceName) : sentence); //$NON-NLS-1$
		case MOVING -> Aftermath.stillRunning(sentence);
		case SOURCE, SOURCE_WITH_REMAINS -> survey.isHandingOver() ? Aftermath.stillRunning(sentence)
				: Aftermath.rolledBack(sentence, Messages.MigrateOperation_againRemedy);
		case BROKEN -> Aftermath.undecided(sentence, Messages.bind(Messages.MigrateOperation_brokenRemedy, vmName));
		case BOTH -> survey.isSplit() ? Aftermath.stillRunning(sentence) // its copy on the source is suspended when it is followed
				: Aftermath.undecided(sentence, Messages.MigrationRollback_undecidedRemedy);
		case NOWHERE, UNCLEAR -> Aftermath.undecided(sentence, Messages.MigrationRollback_undecidedRemedy);
		};
	}

	@Override
	public void follow(OperationContext context, TaskMonitor monitor) throws OperationException {
		monitor.step(named(Messages.MigrateOperation_stepFollow));
		MigrationFacts known = gather(context, true);
		CarriedAlong carried = known.domain() == null ? new CarriedAlong(false, List.of())
				: CarriedAlong.readOnTheWay(source(context), known.domain());
		MigrationRun run = run(context, monitor, 0, convergence(context)).recording(MigrationFigures.oldPaths(known.storage(), options.mapping()));
		run.follow();
		carried.give(target(context), uuid(), vmName, monitor);
		if (known.domain() != null)
			new OldDisks(source(context), target(context), !options.keepOldDisks() && run.isVerified(), monitor).settle(known);
		refresh(context);
	}
}
