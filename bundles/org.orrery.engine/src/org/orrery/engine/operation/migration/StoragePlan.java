// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.orrery.engine.operation.migration.DiskPlacement.Kind;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;

/** What becomes of each disk of a migrating VM. Immutable. */
public record StoragePlan(List<DiskPlacement> disks) {
	private static final Set<String> NETWORK_POOLS = Set.of("netfs", "iscsi", "iscsi-direct", "rbd", "gluster", "scsi", "mpath", "vstorage"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$

	public StoragePlan {
		disks = List.copyOf(disks);
	}

	static StoragePlan of(DomainRecord domain, HostFacts source, HostFacts target, MigrationOptions options) {
		if (domain == null || !target.answered())
			return new StoragePlan(List.of());
		return new StoragePlan(domain.disks().stream().map(disk -> place(disk, source, target, options)).toList());
	}

	private static DiskPlacement place(DiskRecord disk, HostFacts source, HostFacts target, MigrationOptions options) {
		if (disk.source().isEmpty())
			return new DiskPlacement(disk, Kind.EMPTY, "", "", null, null, -1, -1, false); //$NON-NLS-1$ //$NON-NLS-2$
		if (disk.type().equals("network")) //$NON-NLS-1$
			return new DiskPlacement(disk, Kind.NETWORK, "", "", null, null, -1, -1, false); //$NON-NLS-1$ //$NON-NLS-2$
		String path = path(disk, source);
		PoolRecord sourcePool = source.poolOf(path).orElse(null);
		String targetPath = targetPath(disk, path, sourcePool, target, options.mapping());
		PoolRecord targetPool = target.poolOf(targetPath).orElse(null);
		Optional<VolumeRecord> volume = sourcePool == null ? Optional.empty() : source.volume(sourcePool, path);
		boolean onTarget = targetPool != null && target.volume(targetPool, targetPath).isPresent();
		Kind kind = kind(disk, sourcePool, targetPool, onTarget, options);
		return new DiskPlacement(disk, kind, path, targetPath, sourcePool, targetPool, volume.map(VolumeRecord::capacity).orElse(-1L),
				volume.map(VolumeRecord::allocation).orElse(-1L), onTarget);
	}

	/** A mapped pool that the target lacks, and a path that is none, are left to the rules: the path then stays as it is. */
	private static String targetPath(DiskRecord disk, String path, PoolRecord sourcePool, HostFacts target, MigrationMapping mapping) {
		String own = mapping.disks().get(disk.target());
		if (own != null)
			return own.startsWith("/") ? own : path; //$NON-NLS-1$
		String pool = sourcePool == null ? null : mapping.pools().get(sourcePool.name());
		if (pool == null)
			return path;
		return target.pools().stream().filter(known -> known.name().equals(pool) && !known.targetPath().isEmpty()).findFirst()
				.map(known -> known.targetPath() + path.substring(path.lastIndexOf('/'))).orElse(path);
	}

	/** Disks of type "volume" name pool and volume instead of a path. */
	static String path(DiskRecord disk, HostFacts host) {
		if (!disk.type().equals("volume")) //$NON-NLS-1$
			return disk.source();
		int slash = disk.source().indexOf('/');
		String pool = slash < 0 ? disk.source() : disk.source().substring(0, slash);
		return host.pools().stream().filter(known -> known.name().equals(pool)).findFirst()
				.map(known -> known.targetPath() + disk.source().substring(Math.max(0, slash))).orElse(disk.source());
	}

	private static Kind kind(DiskRecord disk, PoolRecord sourcePool, PoolRecord targetPool, boolean onTarget, MigrationOptions options) {
		if (sourcePool != null && targetPool != null && isSameNetworkStorage(sourcePool, targetPool))
			return Kind.SHARED;
		if (sourcePool != null && targetPool != null && isSameFolder(sourcePool, targetPool))
			return Kind.SHARED_FOLDER;
		if (disk.readOnly())
			return Kind.READ_ONLY;
		if (options.storage() != MigrationOptions.Storage.SHARED && !disk.shareable())
			return Kind.COPY;
		return onTarget ? Kind.SHARED_AS_SAID : Kind.STRANDED;
	}

	/** Whether both hosts have the folder of that path on the same storage. */
	static boolean isShared(String path, HostFacts source, HostFacts target) {
		PoolRecord here = source.poolOf(path).orElse(null);
		PoolRecord there = target.poolOf(path).orElse(null);
		return here != null && there != null && (isSameNetworkStorage(here, there) || isSameFolder(here, there));
	}

	private static boolean isSameNetworkStorage(PoolRecord one, PoolRecord other) {
		return NETWORK_POOLS.contains(one.type()) && one.type().equals(other.type()) && !one.source().isEmpty()
				&& one.source().equals(other.source());
	}

	/** One pool has one UUID: whoever gave both the same says that they are the same; the size of the file system must agree. */
	private static boolean isSameFolder(PoolRecord one, PoolRecord other) {
		return one.uuid().equals(other.uuid()) && one.capacity() == other.capacity();
	}

	public List<DiskPlacement> ofKind(Kind kind) {
		return disks.stream().filter(disk -> disk.kind() == kind).toList();
	}

	/** Paths on the source of disks that are not known to be on storage which both hosts share. */
	List<String> unsharedPaths() {
		return unshared().map(DiskPlacement::path).toList();
	}

	/** The same on the target. */
	List<String> unsharedTargetPaths() {
		return unshared().map(DiskPlacement::targetPath).toList();
	}

	/** By target of the disk, those that have another path there. */
	Map<String, String> mappedPaths() {
		return disks.stream().filter(DiskPlacement::isMapped).collect(Collectors.toMap(disk -> disk.disk().target(), DiskPlacement::targetPath));
	}

	private Stream<DiskPlacement> unshared() {
		return disks.stream().filter(disk -> switch (disk.kind()) {
		case COPY, READ_ONLY, STRANDED, SHARED_AS_SAID -> true;
		case EMPTY, NETWORK, SHARED, SHARED_FOLDER -> false;
		});
	}

	public boolean copies() {
		return !ofKind(Kind.COPY).isEmpty();
	}

	public long bytesToCopy() {
		return disks.stream().mapToLong(DiskPlacement::bytesToCopy).sum();
	}
}
