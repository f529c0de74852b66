// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.PoolRecord;

/**
 * A pool that the target lacks for the copy of a disk: libvirt makes the volume only in a pool of the same folder. Its UUID follows from the
 * VM and the folder, so that what a run left behind is known again after a crash. Immutable.
 *
 * @param needed bytes that the copies take at most
 */
record MissingPool(UUID uuid, String name, String folder, long needed) {
	/** In the order of their folders. */
	static List<MissingPool> of(MigrationFacts facts) {
		Map<String, List<DiskPlacement>> byFolder = facts.storage().ofKind(DiskPlacement.Kind.COPY).stream()
				.filter(disk -> disk.targetPool() == null).collect(Collectors.groupingBy(DiskPlacement::targetFolder, TreeMap::new, Collectors.toList()));
		Set<String> taken = facts.target().pools().stream().map(PoolRecord::name).collect(Collectors.toSet());
		return byFolder.entrySet().stream().map(entry -> of(facts.domain().uuid(), entry.getKey(), entry.getValue(), taken)).toList();
	}

	private static MissingPool of(UUID vm, String folder, List<DiskPlacement> disks, Set<String> taken) {
		String wanted = disks.stream().map(DiskPlacement::sourcePool).filter(pool -> pool != null).map(PoolRecord::name).findFirst()
				.orElse(folder.substring(folder.lastIndexOf('/') + 1));
		String name = wanted;
		for (int number = 2; !taken.add(name); number++)
			name = wanted + '-' + number;
		return new MissingPool(uuid(vm, folder), name, folder, disks.stream().mapToLong(disk -> Math.max(0, disk.capacity())).sum());
	}

	static UUID uuid(UUID vm, String folder) {
		return UUID.nameUUIDFromBytes(("orrery pool for " + vm + ' ' + folder).getBytes(StandardCharsets.UTF_8)); //$NON-NLS-1$
	}

	String step(String host) {
		return Messages.bind(Messages.MissingPool_make, new Object[] { name, folder, host });
	}

	/** @throws OperationException when the target refuses, or when there is less room than needed: told only by the pool */
	void make(HostAccess target, TaskMonitor monitor) throws OperationException {
		monitor.step(step(target.name()));
		try {
			target.ask(host -> {
				host.makeFolderPool(uuid, name, folder);
				return null;
			});
			PoolRecord made = find(target, uuid).orElseThrow(() -> new HypervisorException(ErrorCode.NOT_FOUND, name, folder));
			if (made.available() >= 0 && made.available() < needed)
				throw new OperationException(
						Messages.bind(Messages.MissingPool_noRoom,
								new Object[] { name, target.name(), Quantity.bytes(made.available()), Quantity.bytes(needed) }),
						Messages.bind(Messages.MissingPool_noRoomRemedy, Quantity.bytes(needed - made.available())), "", null); //$NON-NLS-1$
		} catch (HypervisorException e) {
			throw HostFailure.of(Messages.bind(Messages.MissingPool_failed, new Object[] { name, folder, target.name() }), e);
		}
	}

	/** Takes away the pool of that folder if it was made for this VM and nothing is left in it. */
	static void remove(HostAccess target, UUID vm, String folder, TaskMonitor monitor) throws HypervisorException {
		UUID uuid = uuid(vm, folder);
		Optional<PoolRecord> made = find(target, uuid);
		if (made.isEmpty() || made.get().active() && !target.ask(host -> host.volumes(uuid)).isEmpty())
			return;
		monitor.step(Messages.bind(Messages.MissingPool_remove, made.get().name(), target.name()));
		target.ask(host -> {
			host.removePool(uuid);
			return null;
		});
		monitor.note(Messages.bind(Messages.MissingPool_folderStays, folder, target.name()));
	}

	private static Optional<PoolRecord> find(HostAccess target, UUID uuid) throws HypervisorException {
		return target.ask(host -> host.pools()).stream().filter(pool -> pool.uuid().equals(uuid)).findFirst();
	}
}
