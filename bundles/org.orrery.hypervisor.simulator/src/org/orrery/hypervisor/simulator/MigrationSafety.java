// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.MigrationRequest;

/** What the source refuses before it begins, as libvirt does. Stateless. */
final class MigrationSafety {
	private static final Set<String> COHERENT_CACHE = Set.of("none", "directsync", "default");

	private MigrationSafety() {
	}

	/** Writable file disks that travel: those named, else all that are not shareable. */
	static List<DiskRecord> disksToCopy(DomainRecord domain, MigrationRequest request) {
		if (!request.copyStorage())
			return List.of();
		return domain.disks().stream().filter(disk -> disk.type().equals("file") && !disk.source().isEmpty())
				.filter(disk -> request.disksToCopy().isEmpty() ? !disk.readOnly() && !disk.shareable()
						: request.disksToCopy().contains(disk.target()))
				.toList();
	}

	/** @throws HypervisorException INVALID_STATE, BUSY, OTHER or MIGRATION_UNSAFE; callers hold the source's monitor */
	static void check(SimulatedHost source, SimulatedHost target, SimulatedDomain domain, MigrationRequest request, String operation)
			throws HypervisorException {
		DomainRecord record = domain.record;
		if (domain.outgoing != null)
			throw new HypervisorException(ErrorCode.BUSY, operation, "cannot acquire state change lock: held by migration");
		if (source.hardware().uuid().equals(target.hardware().uuid()))
			throw new HypervisorException(ErrorCode.OTHER, operation,
					"internal error: Attempt to migrate guest to the same host " + target.hardware().uuid());
		if (request.offline() == record.state().isActive())
			throw DomainLifecycle.invalid(operation, request.offline() ? "domain is active" : "domain is not running");
		if (request.offline() && request.copyStorage())
			throw DomainLifecycle.invalid(operation, "offline migration cannot handle non-shared storage");
		if (!record.hostDevices().isEmpty() && !request.offline())
			throw DomainLifecycle.invalid(operation, "domain has assigned non-USB host devices");
		if (request.undefineSource() && !record.persistent())
			throw DomainLifecycle.invalid(operation, "cannot undefine transient domain");
		if (!request.unsafe() && !request.offline())
			requireSafe(source, record, request, operation);
	}

	private static void requireSafe(SimulatedHost source, DomainRecord record, MigrationRequest request, String operation)
			throws HypervisorException {
		List<DiskRecord> copied = disksToCopy(record, request);
		for (DiskRecord disk : record.disks()) {
			if (disk.source().isEmpty() || disk.readOnly() || copied.contains(disk) || !disk.type().equals("file"))
				continue;
			Optional<SimulatedPool> pool = source.poolOf(disk.source());
			if (pool.isEmpty() || !pool.get().isNetworkStorage())
				throw new HypervisorException(ErrorCode.MIGRATION_UNSAFE, operation,
						"Unsafe migration: Migration without shared storage is unsafe");
			if (!COHERENT_CACHE.contains(disk.cache()))
				throw new HypervisorException(ErrorCode.MIGRATION_UNSAFE, operation,
						"Unsafe migration: Migration may lead to data corruption if disks use cache != none or cache != directsync");
		}
	}
}
