// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.orrery.engine.operation.DomainJob;
import org.orrery.engine.operation.HostAccess;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;

/**
 * Where a VM is, as both hosts say at one moment: the only ground on which a migration is called done, undone or unclear.
 *
 * @param onSource, onTarget null when the host did not answer
 * @param job      running on it at the source
 * @param silence  of the host that did not answer, empty when both did
 */
record MigrationSurvey(Optional<DomainRecord> onSource, Optional<DomainRecord> onTarget, Optional<JobProgress> job, String silence) {
	enum Place {
		/** The source still works on it. */
		MOVING,
		/** Only there, complete. */
		SOURCE, TARGET,
		/** It lives on the source; something unfinished of it is on the target. */
		SOURCE_WITH_REMAINS,
		/** Post-copy broke off: the guest is on the target, part of its memory still on the source. */
		BROKEN,
		/** Runs on both: the worst case, never to be resolved by a program. */
		BOTH,
		/** On neither. */
		NOWHERE,
		/** A host that has to be asked does not answer. */
		UNCLEAR
	}

	private record Seen(Optional<DomainRecord> domain, Optional<JobProgress> job) {
	}

	static MigrationSurvey look(HostAccess source, HostAccess target, UUID vm) {
		Optional<DomainRecord> onSource = null;
		Optional<DomainRecord> onTarget = null;
		Optional<JobProgress> job = Optional.empty();
		String silence = ""; //$NON-NLS-1$
		CompletableFuture<Optional<DomainRecord>> there = target.question(host -> host.domain(vm), HostAccess.ANSWER); // both at the same time
		try {
			Seen seen = source.ask(host -> {
				Optional<DomainRecord> domain = host.domain(vm);
				return new Seen(domain, DomainJob.runningOn(domain, host));
			});
			onSource = seen.domain();
			job = seen.job();
		} catch (HypervisorException e) {
			silence = Messages.bind(Messages.MigrationSurvey_silent, source.name(), e.detail());
		}
		try {
			onTarget = target.await(there, null);
		} catch (HypervisorException e) {
			silence = Messages.bind(Messages.MigrationSurvey_silent, target.name(), e.detail());
		}
		return new MigrationSurvey(onSource, onTarget, job, silence);
	}

	Place place() {
		if (isBroken(onSource) || isBroken(onTarget))
			return Place.BROKEN;
		if (onSource != null && job.isPresent())
			return Place.MOVING;
		if (onSource == null || onTarget == null)
			return Place.UNCLEAR;
		if (onSource.isEmpty())
			return onTarget.isEmpty() ? Place.NOWHERE : Place.TARGET;
		if (onTarget.isEmpty())
			return Place.SOURCE;
		DomainState there = onTarget.get().state();
		DomainState here = onSource.get().state();
		if (here == DomainState.RUNNING && there == DomainState.RUNNING)
			return Place.BOTH;
		if (!here.isActive() && there.isActive())
			return Place.TARGET; // the source keeps a definition only
		if (isHandedOver(onSource.get(), onTarget.get()))
			return Place.TARGET;
		return here == DomainState.PAUSED && there == DomainState.RUNNING ? Place.BOTH : Place.SOURCE_WITH_REMAINS;
	}

	/**
	 * The source stopped it for the switch-over, the target took over and runs, and no job is left that could let the source's copy go on:
	 * its daemon died in between. Memory and disks of the copy are out of date from then on.
	 */
	private static boolean isHandedOver(DomainRecord here, DomainRecord there) {
		return isStoppedForSwitchOver(here) && there.state() == DomainState.RUNNING && there.stateReason().equals("migrated"); //$NON-NLS-1$
	}

	/**
	 * Whether the source's job is over and the target has not let it run yet. Within a second or so it runs there, or the source has it back:
	 * nothing may be concluded from it, and nothing removed.
	 */
	boolean isHandingOver() {
		return place() == Place.SOURCE_WITH_REMAINS && onSource.get().state() == DomainState.PAUSED && onTarget.get().state() == DomainState.PAUSED;
	}

	/** Whether the source lost the target in the switch-over and let its copy go on, though the target had taken over. */
	boolean isSplit() {
		return place() == Place.BOTH && onSource.get().state() == DomainState.RUNNING && onSource.get().stateReason().equals("migration canceled") //$NON-NLS-1$
				&& onTarget.get().stateReason().equals("migrated"); //$NON-NLS-1$
	}

	/** Whether it stands still on the source for a switch-over of which only the silent target knows the end. */
	boolean isPerhapsHandedOver() {
		return isOnlyTargetSilent() && onSource.filter(MigrationSurvey::isStoppedForSwitchOver).isPresent();
	}

	private static boolean isStoppedForSwitchOver(DomainRecord here) {
		return here.state() == DomainState.PAUSED && here.stateReason().equals("migration"); //$NON-NLS-1$
	}

	private static boolean isBroken(Optional<DomainRecord> half) {
		return half != null && half.filter(domain -> domain.state().isActive() && domain.isPostCopyBroken()).isPresent();
	}

	boolean isOnlyTargetSilent() {
		return place() == Place.UNCLEAR && onSource != null;
	}

	/** Whether no program may decide what is to become of it. */
	boolean isForAPerson() {
		return place() == Place.BROKEN || place() == Place.BOTH;
	}

	/** Defined on both sides and running on neither: it may have run on the target last, on disks that were copied there. */
	boolean isOffOnBoth() {
		return Stream.of(onSource, onTarget).allMatch(side -> side != null && side.filter(domain -> !domain.state().isActive()).isPresent());
	}

	/** Whether it has arrived and the source still keeps a definition or a stopped copy of it. */
	boolean isLeftOnSource() {
		return place() == Place.TARGET && onSource.isPresent();
	}

	/** One sentence that says who has what. */
	String sentence(String vm, String source, String target) {
		return switch (place()) {
		case MOVING -> Messages.bind(Messages.MigrationSurvey_moving, new Object[] { vm, source, target });
		case SOURCE -> Messages.bind(Messages.MigrationSurvey_source, new Object[] { vm, source, target, state(onSource) });
		case TARGET -> Messages.bind(targetSentence(), new Object[] { vm, source, target, state(onTarget) });
		case SOURCE_WITH_REMAINS -> Messages.bind(isHandingOver() ? Messages.MigrationSurvey_handingOver : Messages.MigrationSurvey_remains,
				new Object[] { vm, source, target, state(onSource) });
		case BROKEN -> Messages.bind(Messages.MigrationSurvey_broken, new Object[] { vm, source, target });
		case BOTH -> Messages.bind(Messages.MigrationSurvey_both, new Object[] { vm, source, target });
		case NOWHERE -> Messages.bind(Messages.MigrationSurvey_nowhere, new Object[] { vm, source, target });
		case UNCLEAR -> Messages.bind(Messages.MigrationSurvey_unclear, vm, silence);
		};
	}

	private String targetSentence() {
		if (onSource.isEmpty())
			return Messages.MigrationSurvey_target;
		return onSource.get().state().isActive() ? Messages.MigrationSurvey_targetAndCopy : Messages.MigrationSurvey_targetAndDefinition;
	}

	private static String state(Optional<DomainRecord> domain) {
		return domain.map(record -> switch (record.state()) {
		case RUNNING -> Messages.State_running;
		case PAUSED -> Messages.State_paused;
		default -> Messages.State_off;
		}).orElse(""); //$NON-NLS-1$
	}
}
