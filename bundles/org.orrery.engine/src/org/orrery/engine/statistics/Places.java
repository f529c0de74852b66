// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.StorageIdentity;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * What VMs and hosts do for the places that they are in: clusters and datastores. A place has parts, one for each of its hosts, and is as
 * much as those that are fresh. Not thread-safe.
 */
final class Places {
	private static final String CLUSTER = "cluster:"; //$NON-NLS-1$
	private static final String DATASTORE = "datastore:"; //$NON-NLS-1$

	private record Part(long millis, long freshUntil, float[] row) {
	}

	private final Function<String, Optional<HostInventory>> inventory;
	private final Courses<String> courses;
	private final Map<String, Map<String, Part>> parts = new HashMap<>();
	private final Map<String, Long> dirty = new HashMap<>();

	Places(Function<String, Optional<HostInventory>> inventory, long keptMillis) {
		this.inventory = inventory;
		courses = new Courses<>(Row.WIDTH, keptMillis);
	}

	/** Under which a place is kept; empty for what is no place. Shared datastores are the same through every host that has them. */
	Optional<String> key(ObjectRef place) {
		return switch (place.kind()) {
		case CLUSTER -> Optional.of(CLUSTER + place.id());
		case DATASTORE -> Optional.of(inventory.apply(place.connection()).map(host -> host.pools().get(UUID.fromString(place.id())))
				.map(pool -> key(place.connection(), pool)).orElse(DATASTORE + place.connection() + '/' + place.id()));
		default -> Optional.empty();
		};
	}

	private static String key(String connection, PoolRecord pool) {
		return DATASTORE + StorageIdentity.of(pool).orElse(connection + '/' + pool.uuid());
	}

	/** The key of the cluster that a host is in; empty when it is in none. */
	private static Optional<String> cluster(ConnectionDefinition definition) {
		if (definition.cluster().isBlank())
			return Optional.empty();
		StringBuilder path = new StringBuilder(definition.datacenter());
		definition.folders().forEach(folder -> path.append('/').append(folder));
		return Optional.of(CLUSTER + path.append('/').append(definition.cluster()));
	}

	Courses<String> courses() {
		return courses;
	}

	/** A host was read. @param row of the host, null: it tells nothing */
	void take(String host, Reading reading, Reading before, float[] row, long periodMillis) {
		HostInventory seen = inventory.apply(host).orElse(null);
		if (seen == null)
			return;
		long millis = reading.at().toEpochMilli();
		Map<String, float[]> rows = new HashMap<>();
		datastores(seen, reading, before).forEach((key, total) -> rows.put(key, total.row()));
		for (PoolRecord pool : seen.pools().values())
			fill(rows.computeIfAbsent(key(host, pool), any -> Row.empty()), pool);
		if (row != null)
			cluster(seen.definition()).ifPresent(key -> rows.put(key, row.clone()));
		rows.forEach((key, figures) -> {
			parts.computeIfAbsent(key, any -> new HashMap<>()).put(host, new Part(millis, millis + 3 * periodMillis, figures));
			dirty.merge(key, periodMillis, Math::min);
		});
	}

	private static void fill(float[] row, PoolRecord pool) {
		row[Row.CAPACITY] = pool.capacity() > 0 ? pool.capacity() : Float.NaN;
		Row.set(row, Metric.FILL, pool.capacity() <= 0 || pool.available() < 0 ? -1 : 1 - (double) pool.available() / pool.capacity());
	}

	private static Map<String, Total> datastores(HostInventory seen, Reading reading, Reading before) {
		Map<String, Total> totals = new HashMap<>();
		reading.disksSince(before, (vm, target, row) -> {
			DomainRecord domain = seen.domains().get(vm);
			PoolRecord pool = domain == null ? null : holding(seen, domain, target);
			if (pool != null)
				totals.computeIfAbsent(key(seen.connection(), pool), any -> new Total()).add(row);
		});
		return totals;
	}

	private static PoolRecord holding(HostInventory seen, DomainRecord domain, String target) {
		for (DiskRecord disk : domain.disks())
			if (disk.target().equals(target))
				return StorageIdentity.holding(seen.pools().values(), disk).orElse(null);
		return null;
	}

	/** Adds a row to each place of which a host was read since the last time. */
	void flush(long nowMillis) {
		dirty.forEach((key, period) -> courses.add(key, nowMillis, row(key, nowMillis), period));
		dirty.clear();
		courses.forgetOld(nowMillis);
		parts.keySet().removeIf(key -> courses.of(key) == null);
	}

	private float[] row(String key, long nowMillis) {
		Map<String, Part> all = parts.get(key);
		all.values().removeIf(part -> part.freshUntil() < nowMillis || part.millis() > nowMillis + 1000);
		Total total = new Total();
		float fill = Float.NaN;
		float capacity = Float.NaN;
		for (Part part : all.values()) {
			total.add(part.row());
			fill = Float.isNaN(part.row()[Metric.FILL.ordinal()]) ? fill : part.row()[Metric.FILL.ordinal()];
			capacity = part.row()[Row.CAPACITY];
		}
		float[] row = total.row();
		if (kind(key) == ObjectKind.DATASTORE) { // the hosts see the same space, not each some of it
			row[Metric.FILL.ordinal()] = fill;
			row[Row.CAPACITY] = capacity;
		}
		return row;
	}

	/** Of what kind a place is. */
	static ObjectKind kind(String key) {
		return key.startsWith(CLUSTER) ? ObjectKind.CLUSTER : ObjectKind.DATASTORE;
	}
}
