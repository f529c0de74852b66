// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.migration.MigrationSurvey.Place;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;

/**
 * Brings a VM whose migration ended half-way back to where it was: alive on the source, nothing of it on the target. Every removal is
 * preceded by a look at both hosts; where a host does not answer nothing is removed.
 */
final class MigrationRollback {
	private static final int ABORT_LOOKS = 60;
	private static final long LOOK_MILLIS = 500;
	/** How long the VM stays locked for the sake of a clean target. */
	private static final Duration TARGET_RETURN = Duration.ofSeconds(30);

	private final HostAccess source;
	private final HostAccess target;
	private final UUID vm;
	private final String vmName;
	private final boolean wasRunning;
	private final TaskMonitor monitor;

	/** @param wasRunning before the migration; a VM found paused by it is resumed then */
	MigrationRollback(HostAccess source, HostAccess target, UUID vm, String vmName, boolean wasRunning, TaskMonitor monitor) {
		this.source = source;
		this.target = target;
		this.vm = vm;
		this.vmName = vmName;
		this.wasRunning = wasRunning;
		this.monitor = monitor;
	}

	/**
	 * @param copied disks that the migration was to create on the target
	 * @throws OperationException when something is left that needs a person
	 */
	void run(List<DiskPlacement> copied) throws OperationException {
		MigrationSurvey survey = quiet(awaitTarget(MigrationSurvey.look(source, target, vm)));
		String now = survey.sentence(vmName, source.name(), target.name());
		switch (survey.place()) {
		case SOURCE, SOURCE_WITH_REMAINS -> {
			if (survey.isOffOnBoth() && !copied.isEmpty())
				throw OperationException.undecided(
						Messages.bind(Messages.MigrationRollback_newerUnknown, new Object[] { vmName, source.name(), target.name() }),
						Messages.MigrationRollback_newerUnknownRemedy);
			try {
				clean(survey, copied);
			} catch (HypervisorException e) {
				throw HostFailure.of(Messages.bind(Messages.MigrationRollback_notClean, target.name()), e);
			}
		}
		case TARGET -> monitor.note(now);
		case UNCLEAR -> {
			monitor.note(now);
			copied.forEach(disk -> monitor.note(Messages.bind(Messages.MigrationRollback_maybeLeft, disk.targetPath(), target.name())));
			if (survey.onSource() == null)
				throw new OperationException(now, Messages.MigrationRollback_unclearRemedy, "", null); //$NON-NLS-1$
		}
		case BOTH -> throw new SplitBrain(source, target, vm, vmName, monitor).contain(survey);
		case BROKEN -> throw OperationException.undecided(now, Messages.bind(Messages.MigrateOperation_brokenRemedy, vmName));
		default -> throw new OperationException(now, Messages.MigrationRollback_undecidedRemedy, "", null); //$NON-NLS-1$
		}
	}

	/**
	 * A daemon that was restarted, a host that boots or a mended link is back within seconds, and then it holds what the migration left.
	 * A target whose connection a person has closed is not waited for.
	 */
	private MigrationSurvey awaitTarget(MigrationSurvey first) throws OperationException {
		MigrationSurvey survey = first;
		if (survey.isOnlyTargetSilent())
			monitor.step(Messages.bind(Messages.MigrationRollback_awaitTarget, target.name(), TARGET_RETURN.toSeconds()));
		long end = System.nanoTime() + TARGET_RETURN.toNanos();
		while (survey.isOnlyTargetSilent() && isWanted(target) && System.nanoTime() < end) {
			pause();
			survey = MigrationSurvey.look(source, target, vm);
		}
		return survey;
	}

	private static boolean isWanted(HostAccess host) {
		return host.host().map(connection -> connection.status().state() != ConnectionState.CLOSED).orElse(false);
	}

	private static void pause() throws OperationException {
		try {
			TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS); // libvirt sends no event that says "the abort is complete on both sides"
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.MigrateOperation_interrupted, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	/** A job that still runs is aborted; afterwards nothing moves any more. */
	private MigrationSurvey quiet(MigrationSurvey first) throws OperationException {
		MigrationSurvey survey = first;
		for (int look = 0; survey.place() == Place.MOVING; look++) {
			if (look == ABORT_LOOKS)
				throw new OperationException(Messages.bind(Messages.MigrationRollback_notAborted, source.name()),
						Messages.MigrationRollback_undecidedRemedy, "", null); //$NON-NLS-1$
			try {
				if (look == 0) {
					monitor.step(Messages.bind(Messages.MigrationRollback_abort, vmName, source.name()));
					source.ask(host -> {
						host.abortJob(vm);
						return null;
					});
				}
			} catch (HypervisorException e) {
				monitor.note(Messages.bind(Messages.MigrationRollback_abortFailed, e.detail()));
			}
			pause();
			survey = MigrationSurvey.look(source, target, vm);
		}
		return survey;
	}

	private void clean(MigrationSurvey survey, List<DiskPlacement> copied) throws HypervisorException, OperationException {
		DomainRecord here = survey.onSource().orElseThrow();
		if (survey.onTarget().isPresent())
			removeFromTarget(survey.onTarget().get());
		for (DiskPlacement disk : copied)
			removeVolume(disk);
		for (String folder : copied.stream().map(DiskPlacement::targetFolder).distinct().toList())
			MissingPool.remove(target, vm, folder, monitor);
		boolean stoppedByMigration = here.state() == DomainState.PAUSED && (wasRunning || here.stateReason().contains("migration")); //$NON-NLS-1$
		if (stoppedByMigration) {
			monitor.step(Messages.bind(Messages.MigrationRollback_resume, vmName, source.name()));
			source.ask(host -> {
				host.resume(vm);
				return null;
			});
		}
		MigrationSurvey after = MigrationSurvey.look(source, target, vm);
		monitor.note(after.sentence(vmName, source.name(), target.name()));
		if (after.place() != Place.SOURCE)
			throw new OperationException(after.sentence(vmName, source.name(), target.name()), Messages.MigrationRollback_undecidedRemedy, "", //$NON-NLS-1$
					null);
	}

	/** What waits there for memory that will not come, and the definition that came with it. It has never run. */
	private void removeFromTarget(DomainRecord there) throws HypervisorException {
		monitor.step(Messages.bind(Messages.MigrationRollback_removeDomain, vmName, target.name()));
		if (there.state().isActive())
			target.ask(host -> {
				host.forceOff(vm);
				return null;
			});
		Optional<DomainRecord> defined = target.ask(host -> host.domain(vm));
		if (defined.isPresent())
			target.ask(host -> {
				host.undefine(vm);
				return null;
			});
	}

	/** It was checked before the start that no volume of that path was there, so this one was made by the migration. */
	private void removeVolume(DiskPlacement disk) throws HypervisorException {
		PoolRecord pool = target.ask(host -> host.pools()).stream()
				.filter(known -> known.active() && known.targetPath().equals(disk.targetFolder())).findFirst().orElse(null);
		if (pool == null)
			return;
		Optional<VolumeRecord> left = target.ask(host -> host.volumes(pool.uuid())).stream()
				.filter(volume -> volume.path().equals(disk.targetPath())).findFirst();
		if (left.isEmpty())
			return;
		monitor.step(Messages.bind(Messages.MigrationRollback_removeVolume, new Object[] { left.get().name(), pool.name(), target.name() }));
		try {
			target.ask(host -> {
				host.deleteVolume(pool.uuid(), left.get().name());
				return null;
			});
		} catch (HypervisorException e) {
			if (e.code() != ErrorCode.NOT_FOUND)
				throw e;
		}
	}
}
