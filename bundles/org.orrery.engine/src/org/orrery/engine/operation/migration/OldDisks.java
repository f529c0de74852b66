// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Optional;
import java.util.stream.Stream;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/**
 * What a migration that copied leaves on the source: removed, or kept and named where that was asked for, where the VM was not seen on the
 * target, and where somebody else needs it.
 */
record OldDisks(HostAccess source, HostAccess target, boolean remove, TaskMonitor monitor) {
	static Plan.Step step(DiskPlacement disk, String source) {
		return new Plan.Step(Messages.bind(Messages.OldDisks_remove, disk.path(), source), Messages.OldDisks_planDetail);
	}

	/** The VM runs on the target: nothing here may make that a failure. */
	void settle(MigrationFacts facts) {
		facts.storage().ofKind(DiskPlacement.Kind.COPY).forEach(disk -> settle(disk, facts));
		Optional<FirmwareVariables> firmware = FirmwareVariables.of(facts);
		if (remove)
			firmware.ifPresent(this::remove);
		else if (firmware.isPresent())
			monitor.note(Messages.bind(Messages.OldDisks_firmwareStays, facts.firmware().nvram(), source.name()));
	}

	private void remove(FirmwareVariables firmware) {
		try {
			firmware.removeOld(source, target, monitor);
		} catch (OperationException e) {
			monitor.note(Messages.bind(Messages.OldDisks_notRemoved, firmware.path(), e.getMessage()));
		}
	}

	private void settle(DiskPlacement disk, MigrationFacts facts) {
		if (!remove || disk.sourcePool() == null) {
			monitor.note(Messages.bind(Messages.MigrateOperation_oldDiskStays, disk.path(), source.name()));
			return;
		}
		monitor.step(Messages.bind(Messages.OldDisks_remove, disk.path(), source.name()));
		try {
			Optional<String> neededBy = source.command(host -> removeUnlessNeeded(disk, facts, host));
			neededBy.ifPresent(who -> monitor.note(Messages.bind(Messages.OldDisks_needed, disk.path(), who)));
		} catch (HypervisorException e) {
			monitor.note(Messages.bind(Messages.OldDisks_notRemoved, disk.path(), e.detail()));
		}
	}

	/** @return who needs it; empty when nobody does, and it is gone */
	private static Optional<String> removeUnlessNeeded(DiskPlacement disk, MigrationFacts facts, HypervisorConnection host) throws HypervisorException {
		Stream<String> vms = host.domains().stream().filter(other -> !other.uuid().equals(facts.domain().uuid()))
				.filter(other -> other.disks().stream().anyMatch(used -> used.source().equals(disk.path()))).map(other -> other.name());
		Stream<String> layers = host.volumes(disk.sourcePool().uuid()).stream().filter(volume -> volume.backing().equals(disk.path()))
				.map(volume -> volume.path());
		Optional<String> neededBy = Stream.concat(vms, layers).findFirst();
		if (neededBy.isEmpty())
			host.deleteVolume(disk.sourcePool().uuid(), disk.path().substring(disk.path().lastIndexOf('/') + 1));
		return neededBy;
	}
}
