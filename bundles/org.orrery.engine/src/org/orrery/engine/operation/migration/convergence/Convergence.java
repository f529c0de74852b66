// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import java.time.Duration;
import java.util.Optional;

import org.orrery.engine.operation.migration.convergence.ConvergenceAction.Evidence;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;

/**
 * Decides what a migration needs to come to its end, from the statistics of its passes and its policy alone: asks nobody, waits for nothing.
 * One per migration; used on one thread.
 * <p>
 * Each pass sends what the guest rewrote during the one before. A pass that begins with hardly less than the one before it has won nothing.
 */
public final class Convergence {
	/** What may be done about post-copy. */
	public enum PostCopy {
		/** Not allowed when the migration began, so not possible any more. */
		NONE,
		/** Only as the last resort of the policy. */
		LAST_RESORT,
		/** As soon as the first pass is over: asked for by a person. */
		AFTER_FIRST_PASS
	}

	/** A pass has to begin with less than this part of what the pass before it began with. */
	private static final double PROGRESS = 0.75;
	/** A pass of less is over before anything could be done about it, and says nothing of convergence. */
	private static final long NEGLIGIBLE = 1 << 20;

	private final ConvergencePolicy policy;
	private final Duration longestDowntime;
	private final PostCopy postCopy;
	private int pass;
	private long before = -1;
	private boolean ended;

	/**
	 * @param asked longest pause that a person asked for, null: none. Only a policy with a last resort goes beyond it
	 */
	public Convergence(ConvergencePolicy policy, Duration asked, PostCopy postCopy) {
		this.policy = policy;
		this.postCopy = postCopy;
		longestDowntime = asked == null || policy.hasLastResort() && asked.compareTo(policy.longestDowntime()) < 0 ? policy.longestDowntime() : asked;
	}

	/** Whether {@link #decide} has something to judge: a new pass has begun. */
	public boolean isDue(JobProgress job) {
		return !ended && job.phase() == Phase.MEMORY_COPY && job.iteration() > pass;
	}

	/**
	 * @param job      as the host just told; decided once per pass
	 * @param downtime the longest pause in force now, which a person may have changed
	 */
	public Optional<ConvergenceAction> decide(JobProgress job, Duration downtime) {
		if (!isDue(job))
			return Optional.empty();
		Evidence evidence = new Evidence(job.iteration(), job.memoryRemaining(), before, job.dirtyRate(), job.rate());
		boolean stalled = hasStalled(job);
		pass = job.iteration();
		before = job.memoryRemaining();
		if (postCopy == PostCopy.AFTER_FIRST_PASS && pass > 1)
			return last(new ConvergenceAction.SwitchToPostCopy(evidence));
		return stalled ? next(evidence, downtime) : Optional.empty();
	}

	/** The first pass is over all memory: only what follows it can be compared. */
	private boolean hasStalled(JobProgress job) {
		if (job.memoryRemaining() < NEGLIGIBLE || job.iteration() < 2)
			return false;
		boolean outrun = job.dirtyRate() > 0 && job.rate() > 0 && job.dirtyRate() >= job.rate();
		return outrun || pass > 1 && job.memoryRemaining() >= PROGRESS * before;
	}

	private Optional<ConvergenceAction> next(Evidence evidence, Duration downtime) {
		if (downtime.compareTo(longestDowntime) < 0) {
			Duration doubled = downtime.multipliedBy(2);
			Duration to = doubled.compareTo(longestDowntime) > 0 ? longestDowntime : doubled;
			return Optional.of(new ConvergenceAction.RaiseDowntime(downtime, to, evidence));
		}
		if (!policy.hasLastResort())
			return last(new ConvergenceAction.TellUnconverging(evidence));
		return last(postCopy == PostCopy.NONE ? new ConvergenceAction.SuspendGuest(evidence) : new ConvergenceAction.SwitchToPostCopy(evidence));
	}

	/** The host refused post-copy after all: the guest is suspended instead, if the policy has to see the end. */
	public Optional<ConvergenceAction> insteadOfPostCopy(ConvergenceAction.SwitchToPostCopy refused) {
		return policy.hasLastResort() ? Optional.of(new ConvergenceAction.SuspendGuest(refused.evidence())) : Optional.empty();
	}

	private Optional<ConvergenceAction> last(ConvergenceAction action) {
		ended = true;
		return Optional.of(action);
	}
}
