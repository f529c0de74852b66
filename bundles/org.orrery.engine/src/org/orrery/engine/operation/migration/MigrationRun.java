// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.orrery.engine.connection.Lane;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.migration.MigrationSurvey.Place;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest;

/**
 * One migration while it runs: the native call on the source's command lane, progress on its control lane, the abort on the canceller's
 * thread. It ends with a look at both hosts, whatever the call returned. Used on one task thread.
 */
final class MigrationRun {
	private static final long POLL_MILLIS = 200;
	private static final long LOOK_MILLIS = 500;
	/** Longest time that daemons hold a migration which they have called broken already. */
	private static final Duration LET_GO_LIMIT = Duration.ofSeconds(10);
	private static final Duration ABORT_LIMIT = Duration.ofSeconds(60);
	/** Longest time from the end of the source's job to the start on the target; what takes longer does not come any more. */
	private static final Duration HAND_OVER_LIMIT = Duration.ofSeconds(20);
	/** How long a lost host may take to come back before the outcome is left to a person. */
	private static final Duration RETURN_LIMIT = Duration.ofSeconds(60);

	private final HostAccess source;
	private final HostAccess target;
	private final UUID vm;
	private final String vmName;
	private final long size;
	private final MigrationSteering steering;
	private final TaskMonitor monitor;
	private final long begun = System.nanoTime();
	private final CountDownLatch cancelled = new CountDownLatch(1);
	private Map<String, String> origins = Map.of();
	private boolean verified;

	/** @param size bytes to move, 0 unknown */
	MigrationRun(HostAccess source, HostAccess target, UUID vm, String vmName, long size, MigrationSteering steering, TaskMonitor monitor) {
		this.source = source;
		this.target = target;
		this.vm = vm;
		this.vmName = vmName;
		this.size = size;
		this.steering = steering;
		this.monitor = monitor;
	}

	/** Recorded with the figures of a success: what the way back has to know. */
	MigrationRun recording(Map<String, String> figures) {
		origins = figures;
		return this;
	}

	/** After a success: whether the VM was seen on the target, and only there. */
	boolean isVerified() {
		return verified;
	}

	void migrate(MigrationRequest request) throws OperationException {
		run(host -> host.migrate(vm, request), request);
	}

	/** Goes on with a post-copy that broke off. */
	void recover(MigrationRequest request) throws OperationException {
		run(host -> recoverWhenLetGo(host, request), request.withoutPostCopy());
	}

	/**
	 * A daemon tells that a post-copy broke off a moment before its thread for it has ended, and refuses to begin again until then. On a
	 * thread of the command lane.
	 */
	private void recoverWhenLetGo(HypervisorConnection host, MigrationRequest request) throws HypervisorException {
		long end = System.nanoTime() + LET_GO_LIMIT.toNanos();
		while (true) {
			try {
				host.recoverPostCopy(vm, request);
				return;
			} catch (HypervisorException e) {
				if (e.isConnectionLoss() || System.nanoTime() > end || cancelled.getCount() == 0 || look().place() != Place.BROKEN)
					throw e;
				System.getLogger(MigrationRun.class.getName()).log(System.Logger.Level.INFO, "not yet: " + e.detail()); //$NON-NLS-1$
				awaitCancel(LOOK_MILLIS);
			}
		}
	}

	private void awaitCancel(long millis) {
		try {
			cancelled.await(millis, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@FunctionalInterface
	private interface Move {
		void from(HypervisorConnection host) throws HypervisorException;
	}

	private void run(Move move, MigrationRequest request) throws OperationException {
		CompletableFuture<Void> call = source.submit(Lane.COMMAND, host -> {
			move.from(host);
			return null;
		});
		monitor.onCancel(() -> abortUntil(call));
		try {
			awaitWithProgress(call, new PostCopyStall(source, vm, source.context().clock()));
			monitor.onCancel(null);
			verify();
		} catch (HypervisorException e) {
			monitor.onCancel(null);
			if (e.isConnectionLoss())
				settleAfterLoss(e);
			else if (request.postCopy() && refusesPostCopy(e))
				migrateWithoutPostCopy(request, e);
			else
				settleAfterFailure(e);
		}
	}

	/** Whether they can depends on the kernel too, and shows only when both sides prepare. */
	private boolean refusesPostCopy(HypervisorException e) {
		String words = e.detail().toLowerCase(Locale.ROOT);
		boolean named = words.contains("postcopy") || words.contains("post-copy") || words.contains("userfault"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return named && !monitor.isCancelled() && look().place() == Place.SOURCE;
	}

	private void migrateWithoutPostCopy(MigrationRequest request, HypervisorException refusal) throws OperationException {
		monitor.note(Messages.bind(Messages.MigrationRun_postCopyUnsupported, refusal.detail()));
		migrate(request.withoutPostCopy());
	}

	/** Watches a migration that somebody else began. */
	void follow() throws OperationException {
		CompletableFuture<Void> ended = new CompletableFuture<>();
		monitor.onCancel(() -> abortUntil(ended));
		MigrationSurvey survey = look();
		try {
			long moving = System.nanoTime();
			while (survey.place() == Place.MOVING || survey.isHandingOver() && System.nanoTime() - moving < HAND_OVER_LIMIT.toNanos()) {
				if (survey.place() == Place.MOVING)
					moving = System.nanoTime();
				survey.job().ifPresent(this::take);
				pause(POLL_MILLIS);
				survey = look();
			}
		} finally {
			ended.complete(null);
			monitor.onCancel(null);
		}
		settle(survey, Messages.MigrationRun_endedUnseen);
	}

	private void awaitWithProgress(CompletableFuture<Void> call, PostCopyStall stall) throws HypervisorException, OperationException {
		while (true) {
			try {
				call.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
				return;
			} catch (TimeoutException e) {
				reportProgress();
				if (stall.isHopeless())
					throw stalled();
			} catch (ExecutionException e) {
				source.await(call, null); // throws what it failed with
			} catch (InterruptedException e) {
				throw interrupted(e);
			}
		}
	}

	/** The call stays behind on its lane until one of the halves is ended. */
	private OperationException stalled() {
		monitor.onCancel(null);
		Object[] names = { vmName, source.name(), target.name(), PostCopyStall.LIMIT.toSeconds() };
		return OperationException.undecided(Messages.bind(Messages.MigrationRun_stalled, names), Messages.bind(Messages.MigrationRun_stalledRemedy, names));
	}

	/** Asked on the control lane, so that an answer never waits behind the migration itself. */
	private void reportProgress() {
		try {
			source.ask(host -> host.features().contains(Feature.JOB_STATISTICS) ? host.job(vm) : Optional.<JobProgress>empty())
					.ifPresent(this::take);
		} catch (HypervisorException e) {
			System.getLogger(MigrationRun.class.getName()).log(System.Logger.Level.DEBUG, "no progress of " + vmName, e); //$NON-NLS-1$
		}
	}

	private void take(JobProgress job) {
		MigrationFigures.report(monitor, job);
		steering.look(job);
	}

	/** On the canceller's thread. Before the job has begun there is nothing to abort yet, so it asks again until the call returned. */
	private void abortUntil(CompletableFuture<Void> call) {
		cancelled.countDown();
		long end = System.nanoTime() + ABORT_LIMIT.toNanos();
		while (!call.isDone() && System.nanoTime() < end) {
			try {
				source.ask(host -> {
					host.abortJob(vm);
					return null;
				});
				call.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (HypervisorException e) {
				System.getLogger(MigrationRun.class.getName()).log(System.Logger.Level.INFO, "abort of " + vmName + ": " + e.detail()); //$NON-NLS-1$ //$NON-NLS-2$
				if (e.isConnectionLoss())
					throw new IllegalStateException(e.detail(), e);
				awaitQuietly(call);
			} catch (TimeoutException | ExecutionException e) {
				continue; // not over yet: ask again; or over with a failure, which the operation's thread reports
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private static void awaitQuietly(CompletableFuture<Void> call) {
		try {
			call.get(POLL_MILLIS / 2, TimeUnit.MILLISECONDS);
		} catch (TimeoutException | ExecutionException e) {
			return;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** The call said that it succeeded; both hosts have to say so too. */
	private void verify() throws OperationException {
		monitor.look(Messages.bind(Messages.MigrateOperation_stepVerify, vmName, target.name()));
		MigrationSurvey survey = awaitClear(survey0 -> survey0.place() == Place.TARGET);
		if (survey.place() == Place.UNCLEAR) {
			succeed(null, Messages.bind(Messages.MigrationRun_notVerified, survey.silence()));
		} else {
			settle(survey, Messages.MigrationRun_notThere);
		}
	}

	/** The console lost the source. The migration goes on between the hosts, so its end shows when they answer again. */
	private void settleAfterLoss(HypervisorException loss) throws OperationException {
		monitor.step(Messages.bind(Messages.MigrationRun_lost, source.name(), loss.detail()));
		MigrationSurvey survey = awaitClear(now -> now.place() != Place.UNCLEAR);
		if (survey.place() == Place.MOVING || survey.isHandingOver()) {
			follow();
			return;
		}
		if (survey.place() == Place.UNCLEAR)
			throw OperationException.undecided(
					Messages.bind(Messages.MigrationRun_lostForGood, survey.sentence(vmName, source.name(), target.name()), onTargetInWords(survey)),
					Messages.MigrationRun_lostForGoodRemedy);
		settle(survey, loss.detail());
	}

	private String onTargetInWords(MigrationSurvey survey) {
		if (survey.onTarget() == null)
			return ""; //$NON-NLS-1$
		return Messages.bind(survey.onTarget().isPresent() ? Messages.MigrationRun_somethingOnTarget : Messages.MigrationRun_nothingOnTarget,
				target.name());
	}

	private interface Clear {
		boolean is(MigrationSurvey survey);
	}

	/** Looks until the hosts answer as expected, until they contradict it for good, or until the time is over. */
	private MigrationSurvey awaitClear(Clear clear) throws OperationException {
		long end = System.nanoTime() + RETURN_LIMIT.toNanos();
		MigrationSurvey survey = look();
		while (!clear.is(survey) && (survey.place() == Place.UNCLEAR || survey.place() == Place.MOVING) && System.nanoTime() < end
				&& !monitor.isCancelled()) {
			pause(LOOK_MILLIS);
			survey = look();
		}
		return survey;
	}

	/** @param otherwise why it failed where the VM is still on the source */
	private void settle(MigrationSurvey survey, String otherwise) throws OperationException {
		String sentence = survey.sentence(vmName, source.name(), target.name());
		switch (survey.place()) {
		case TARGET -> {
			JobProgress statistics = completedStatistics();
			verified = true;
			succeed(statistics, forgottenBySource(survey).sentence(vmName, source.name(), target.name()));
		}
		case SOURCE, SOURCE_WITH_REMAINS -> {
			if (monitor.isCancelled())
				throw OperationException.cancelled(stays());
			throw new OperationException(Messages.bind(Messages.MigrationRun_failed, new Object[] { vmName, target.name(), otherwise }),
					Messages.MigrationRun_failedRemedy, sentence, null);
		}
		case BROKEN -> throw OperationException.undecided(sentence, Messages.bind(Messages.MigrateOperation_brokenRemedy, vmName), otherwise);
		case BOTH -> throw new SplitBrain(source, target, vm, vmName, monitor).contain(survey);
		default -> throw OperationException.undecided(sentence, Messages.MigrationRollback_undecidedRemedy);
		}
	}

	/**
	 * A source whose daemon died at the very end keeps a definition, or a stopped copy, of what has gone. It is removed as the migration
	 * would have done, so that nobody lets the VM run there; where the target holds it for this run only, the definition is the last one and
	 * stays.
	 */
	private MigrationSurvey forgottenBySource(MigrationSurvey survey) {
		if (!survey.isLeftOnSource())
			return survey;
		try {
			if (survey.onSource().get().state().isActive())
				clear(Messages.MigrationRun_endCopy, host -> host.forceOff(vm));
			boolean keptByTarget = survey.onTarget().get().persistent();
			if (keptByTarget && source.ask(host -> host.domain(vm)).isPresent())
				clear(Messages.MigrationRun_forget, host -> host.undefine(vm));
			return look();
		} catch (HypervisorException e) {
			monitor.note(Messages.bind(Messages.MigrationRun_notForgotten, source.name(), e.detail()));
			return survey;
		}
	}

	private interface Clearing {
		void on(HypervisorConnection host) throws HypervisorException;
	}

	private void clear(String step, Clearing clearing) throws HypervisorException {
		monitor.step(Messages.bind(step, vmName, source.name()));
		source.ask(host -> {
			clearing.on(host);
			return null;
		});
	}

	private void succeed(JobProgress statistics, String seen) {
		Map<String, String> figures = MigrationFigures.result(Duration.ofNanos(System.nanoTime() - begun), statistics, size);
		figures.putAll(origins);
		monitor.progress(1, "", figures); //$NON-NLS-1$
		monitor.note(seen);
	}

	/** Kept by the target, as the source has forgotten the VM; null where it keeps none. */
	private JobProgress completedStatistics() {
		try {
			return target.ask(host -> host.features().contains(Feature.JOB_STATISTICS) ? host.completedJob(vm) : Optional.<JobProgress>empty())
					.orElse(null);
		} catch (HypervisorException e) {
			System.getLogger(MigrationRun.class.getName()).log(System.Logger.Level.INFO, "no statistics of " + vmName, e); //$NON-NLS-1$
			return null;
		}
	}

	/** Where the VM has arrived all the same (the answer got lost at the very end), it has succeeded. */
	private void settleAfterFailure(HypervisorException e) throws OperationException {
		MigrationSurvey survey = awaitHandedOver(look());
		if (survey.place() == Place.TARGET)
			verify();
		else if (survey.isForAPerson() || survey.isPerhapsHandedOver())
			settle(survey, e.detail());
		else if (monitor.isCancelled() || e.code() == ErrorCode.ABORTED)
			throw OperationException.cancelled(stays());
		else
			throw HostFailure.of(Messages.bind(Messages.MigrationRun_notMigrated, vmName, target.name()), e);
	}

	/**
	 * The source stopped it for the switch-over and then lost sight of the target, which may run it by now. Only the target can tell; a
	 * cancel changes nothing about it.
	 */
	private MigrationSurvey awaitHandedOver(MigrationSurvey first) throws OperationException {
		MigrationSurvey survey = first;
		if (survey.isPerhapsHandedOver())
			monitor.step(Messages.bind(Messages.MigrationRun_awaitTarget, target.name(), vmName));
		long end = System.nanoTime() + RETURN_LIMIT.toNanos();
		while (survey.isPerhapsHandedOver() && System.nanoTime() < end) {
			pause(LOOK_MILLIS);
			survey = look();
		}
		return survey;
	}

	private String stays() {
		return Messages.bind(Messages.MigrationRun_cancelled, vmName, source.name());
	}

	private MigrationSurvey look() {
		return MigrationSurvey.look(source, target, vm);
	}

	/** Cut short by a cancel. */
	private void pause(long millis) throws OperationException {
		try {
			if (cancelled.getCount() == 0)
				TimeUnit.MILLISECONDS.sleep(millis);
			else
				cancelled.await(millis, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			throw interrupted(e);
		}
	}

	private static OperationException interrupted(InterruptedException e) {
		Thread.currentThread().interrupt();
		return new OperationException(Messages.MigrateOperation_interrupted, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
