// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.PoolRecord;

/**
 * When pools of two hosts are the same storage. libvirt does not say, so these rules decide:
 * <ul>
 * <li>Pools with a network source (NFS, Gluster, iSCSI, RBD, Sheepdog) are the same when type and source are.</li>
 * <li>Directories are the same when the pools carry the same UUID <em>and</em> the same path on both hosts: whoever defines one pool file
 * on several hosts says so. Hosts that were cloned with their pools are mistaken for sharing; give one pool a UUID of its own.</li>
 * <li>Everything else (logical volumes, disks) belongs to its host.</li>
 * </ul>
 * Stateless.
 */
public final class StorageIdentity {
	private static final Set<String> NETWORK = Set.of("netfs", "gluster", "iscsi", "iscsi-direct", "rbd", "sheepdog"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

	private StorageIdentity() {
	}

	/** Equal on hosts that see the same storage; empty when it cannot be shared. */
	public static Optional<String> of(PoolRecord pool) {
		if (isNetwork(pool))
			return Optional.of(pool.type() + ':' + pool.source());
		if (pool.type().equals("dir") && !pool.targetPath().isEmpty()) //$NON-NLS-1$
			return Optional.of("dir:" + pool.uuid() + ':' + pool.targetPath()); //$NON-NLS-1$
		return Optional.empty();
	}

	/** Shared by its nature, even when only one known host has it. */
	public static boolean isNetwork(PoolRecord pool) {
		return NETWORK.contains(pool.type()) && !pool.source().isEmpty();
	}

	public static boolean same(PoolRecord a, PoolRecord b) {
		return of(a).isPresent() && of(a).equals(of(b));
	}

	/** The pool of a host that holds a disk of one of its domains, as far as their descriptions tell. */
	public static Optional<PoolRecord> holding(Collection<PoolRecord> pools, DiskRecord disk) {
		PoolRecord best = null;
		for (PoolRecord pool : pools)
			if (holds(pool, disk) && (best == null || pool.targetPath().length() > best.targetPath().length()))
				best = pool;
		return Optional.ofNullable(best);
	}

	private static boolean holds(PoolRecord pool, DiskRecord disk) {
		String source = disk.source();
		String path = pool.targetPath();
		return !source.isEmpty() && switch (disk.type()) {
		case "volume" -> source.startsWith(pool.name() + '/'); //$NON-NLS-1$
		case "network" -> pool.type().equals(disk.protocol()) && !pool.source().isEmpty() && source.contains(pool.source()); //$NON-NLS-1$
		default -> path.length() > 1 && source.length() > path.length() && source.startsWith(path) && source.charAt(path.length()) == '/';
		};
	}
}
