// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;

/** A storage pool. Shared storage is one instance attached to several hosts. Thread-safe. */
public final class SimulatedPool {
	private final UUID uuid;
	private final String name;
	private final String type;
	private final String source;
	private final String targetPath;
	private final long capacity;
	private final Map<String, VolumeRecord> volumes = new TreeMap<>();
	private final Set<String> unseen = new HashSet<>();

	SimulatedPool(UUID uuid, String name, String type, String source, String targetPath, long capacity) {
		this.uuid = uuid;
		this.name = name;
		this.type = type;
		this.source = source;
		this.targetPath = targetPath;
		this.capacity = capacity;
	}

	public UUID uuid() {
		return uuid;
	}

	public String name() {
		return name;
	}

	public String targetPath() {
		return targetPath;
	}

	/** Path of a volume of that name, whether it exists or not. */
	public String pathOf(String volume) {
		return targetPath + '/' + volume;
	}

	boolean isNetworkStorage() {
		return !source.isEmpty();
	}

	boolean holds(String path) {
		return path.startsWith(targetPath + '/') && path.indexOf('/', targetPath.length() + 1) < 0;
	}

	public synchronized List<VolumeRecord> volumes() {
		return volumes.values().stream().filter(volume -> !unseen.contains(volume.name())).collect(Collectors.toCollection(ArrayList::new));
	}

	public synchronized Optional<VolumeRecord> volume(String path) {
		return volumes().stream().filter(volume -> volume.path().equals(path)).findFirst();
	}

	/** A file that somebody puts there: the daemon knows of it when it looks again. */
	public synchronized void putFile(String volume, long size) {
		create(volume, "raw", size);
		unseen.add(volume);
	}

	synchronized void refresh() {
		unseen.clear();
	}

	/** Creates it; an existing one of that name stays as it is. */
	public synchronized VolumeRecord create(String volume, String format, long volumeCapacity) {
		return volumes.computeIfAbsent(volume,
				key -> new VolumeRecord(key, pathOf(key), pathOf(key), format, volumeCapacity, volumeCapacity / 4));
	}

	/** Creates a volume that holds only what differs from another one. @param backing path of the other */
	public synchronized VolumeRecord createLayer(String volume, String backing, long volumeCapacity) {
		VolumeRecord layer = new VolumeRecord(volume, pathOf(volume), pathOf(volume), "qcow2", volumeCapacity, volumeCapacity / 100, backing);
		volumes.put(volume, layer);
		return layer;
	}

	synchronized boolean delete(String volume) {
		return volumes.remove(volume) != null;
	}

	synchronized PoolRecord record() {
		long used = volumes.values().stream().mapToLong(VolumeRecord::allocation).sum();
		return new PoolRecord(uuid, name, type, true, true, true, targetPath, source, capacity, used, capacity - used);
	}
}
