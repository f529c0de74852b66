// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Optional;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.HypervisorException;

/** What a migration leaves on the source: kept and named, or removed where that was asked for. */
record OldDisks(HostAccess source, HostAccess target, boolean remove, TaskMonitor monitor) {
	/** The VM runs on the target, verified: nothing here may make that a failure. */
	void settle(MigrationFacts facts) {
		facts.storage().ofKind(DiskPlacement.Kind.COPY).forEach(this::settle);
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

	private void settle(DiskPlacement disk) {
		if (!remove || disk.sourcePool() == null) {
			monitor.note(Messages.bind(Messages.MigrateOperation_oldDiskStays, disk.path(), source.name()));
			return;
		}
		monitor.step(Messages.bind(Messages.OldDisks_remove, disk.path(), source.name()));
		String volume = disk.path().substring(disk.path().lastIndexOf('/') + 1);
		try {
			source.command(host -> {
				host.deleteVolume(disk.sourcePool().uuid(), volume);
				return null;
			});
		} catch (HypervisorException e) {
			monitor.note(Messages.bind(Messages.OldDisks_notRemoved, disk.path(), e.detail()));
		}
	}
}
