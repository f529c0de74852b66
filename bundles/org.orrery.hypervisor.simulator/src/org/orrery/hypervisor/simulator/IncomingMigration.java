// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.VolumeRecord;

/**
 * The target's half of a migration: whether it takes the domain, the paused domain that waits for memory, and what remains of it.
 * What libvirt leaves behind is left behind here too: disks made for a copy stay when the migration fails.
 */
final class IncomingMigration {
	private final SimulatedHost target;
	private final DomainRecord arriving;
	private final VmSpec spec;
	private final MigrationRequest request;
	private final String operation;
	private SimulatedDomain domain;
	/** Definition of the same domain that was on the target already; comes back when the migration fails. */
	private SimulatedDomain replaced;

	IncomingMigration(SimulatedHost target, DomainRecord arriving, VmSpec spec, MigrationRequest request, String operation) {
		this.target = target;
		this.arriving = arriving;
		this.spec = spec;
		this.request = request;
		this.operation = operation;
	}

	/** Reserves the place; @param copied disks that will be copied, with their present volumes */
	void prepare(List<DiskRecord> copied, List<Optional<VolumeRecord>> volumes) throws HypervisorException {
		synchronized (target) {
			requireFreeName();
			requireHardware();
			new DomainLifecycle(target).requireNetworks(arriving, operation);
			if (!request.offline() && target.memoryAvailable() < arriving.memory())
				throw new HypervisorException(ErrorCode.NO_RESOURCES, operation,
						"internal error: process exited while connecting to monitor: cannot set up guest memory: Cannot allocate memory");
			for (int i = 0; i < copied.size(); i++)
				makeDisk(copied.get(i), volumes.get(i));
			for (DiskRecord disk : sharedDisks(copied))
				requireDisk(disk);
			replaced = target.domainTable().remove(arriving.uuid());
			boolean persistent = request.persistDestination() || replaced != null;
			domain = new SimulatedDomain(arriving.withState(DomainState.SHUT_OFF, "", -1), spec);
			domain.persistent(persistent);
			domain.record = domain.record.withAutostart(false); // libvirt carries neither this nor checkpoints
			target.domainTable().put(arriving.uuid(), domain);
			if (request.offline())
				return;
			domain.enter(DomainState.PAUSED, "starting up", target.nextId());
			target.emit(arriving.uuid(), DomainEvent.STARTED);
		}
	}

	private void requireFreeName() throws HypervisorException {
		for (SimulatedDomain known : target.domainTable().values()) {
			boolean sameUuid = known.record.uuid().equals(arriving.uuid());
			boolean sameName = known.record.name().equals(arriving.name());
			if (sameName && !sameUuid)
				throw new HypervisorException(ErrorCode.ALREADY_EXISTS, operation,
						"operation failed: domain '" + arriving.name() + "' already exists with uuid " + known.record.uuid());
			if (sameUuid && !sameName)
				throw new HypervisorException(ErrorCode.ALREADY_EXISTS, operation,
						"operation failed: domain '" + known.record.name() + "' is already defined with uuid " + arriving.uuid());
			if (sameUuid && known.record.state().isActive())
				throw new HypervisorException(ErrorCode.ALREADY_EXISTS, operation,
						"Requested operation is not valid: domain is already active as '" + arriving.name() + "'");
		}
	}

	private void requireHardware() throws HypervisorException {
		HostHardware hardware = target.hardware();
		if (!hardware.domainTypes().contains(arriving.domainType()))
			throw unsupported("Emulator '" + arriving.emulator() + "' does not support virt type '" + arriving.domainType() + "'");
		if (!hardware.machines().contains(arriving.machine()))
			throw unsupported("Emulator '" + arriving.emulator() + "' does not support machine type '" + arriving.machine() + "'");
		List<String> missing = CpuRequirement.of(arriving.cpuXml()).missingOn(hardware);
		if (!missing.isEmpty())
			throw unsupported("guest CPU doesn't match specification: missing features: " + String.join(",", missing));
	}

	private HypervisorException unsupported(String words) {
		return new HypervisorException(ErrorCode.OTHER, operation, "unsupported configuration: " + words);
	}

	private void makeDisk(DiskRecord disk, Optional<VolumeRecord> volume) throws HypervisorException {
		SimulatedPool pool = target.poolOf(disk.source()).orElseThrow(() -> new HypervisorException(ErrorCode.NOT_FOUND, operation,
				"Storage pool not found: no storage pool with matching target path '" + folder(disk.source()) + "'"));
		String name = disk.source().substring(disk.source().lastIndexOf('/') + 1);
		pool.create(name, disk.format(), volume.map(VolumeRecord::capacity).orElse(0L));
	}

	private static String folder(String path) {
		return path.substring(0, Math.max(1, path.lastIndexOf('/')));
	}

	private List<DiskRecord> sharedDisks(List<DiskRecord> copied) {
		List<DiskRecord> shared = new ArrayList<>(arriving.disks());
		shared.removeAll(copied);
		shared.removeIf(disk -> !disk.type().equals("file") || disk.source().isEmpty());
		return shared;
	}

	private void requireDisk(DiskRecord disk) throws HypervisorException {
		if (!request.offline() && target.poolOf(disk.source()).flatMap(pool -> pool.volume(disk.source())).isEmpty())
			throw new HypervisorException(ErrorCode.OTHER, operation,
					"Cannot access storage file '" + disk.source() + "': No such file or directory");
	}

	/** The emulator has started and waits for memory. */
	void receive() {
		synchronized (target) {
			if (request.offline())
				return;
			domain.enter(DomainState.PAUSED, "migration", domain.record.id());
			target.emit(arriving.uuid(), DomainEvent.OTHER);
		}
	}

	/** It runs here without all of its memory. */
	void runWith(String reason) {
		synchronized (target) {
			if (!domain.record.state().isActive())
				return;
			domain.enter(DomainState.RUNNING, reason, domain.record.id());
			target.emit(arriving.uuid(), DomainEvent.RESUMED);
		}
	}

	/** The guest runs here from now on. */
	void finish(JobProgress statistics, SimulatedDomain from) {
		synchronized (target) {
			domain.snapshots.addAll(from.snapshots);
			domain.completed = statistics;
			if (!request.offline()) {
				boolean paused = arriving.state() == DomainState.PAUSED;
				domain.enter(paused ? DomainState.PAUSED : DomainState.RUNNING, paused ? "user" : "migrated", domain.record.id());
				domain.startedAt = from.startedAt;
				domain.agent(from.record.agent());
				target.emit(arriving.uuid(), DomainEvent.RESUMED);
			}
			if (domain.record.persistent())
				target.emit(arriving.uuid(), DomainEvent.DEFINED);
		}
	}

	/** Gives the place up; nothing happens when it was never reserved. */
	void cancel() {
		synchronized (target) {
			if (domain == null || target.domainTable().get(arriving.uuid()) != domain)
				return;
			target.domainTable().remove(arriving.uuid());
			if (replaced != null)
				target.domainTable().put(arriving.uuid(), replaced);
			target.emit(arriving.uuid(), DomainEvent.STOPPED);
			if (replaced == null && domain.record.persistent())
				target.emit(arriving.uuid(), DomainEvent.UNDEFINED);
		}
	}
}
