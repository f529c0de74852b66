// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryPackage.Literals;

/** Pools of one host as datastores. Model thread. */
final class StorageWriter {
	private final Host host;
	private final String connection;

	StorageWriter(Host host, String connection) {
		this.host = host;
		this.connection = connection;
	}

	/** @param sharedElsewhere whether another known host has the storage of that identity */
	void write(Collection<PoolRecord> pools, Predicate<String> sharedElsewhere) {
		Features.match(host.getDatastores(), pools, pool -> new ObjectRef(connection, ObjectKind.DATASTORE, pool.uuid().toString()),
				InventoryFactory.eINSTANCE::createDatastore, (datastore, pool) -> write(datastore, pool, sharedElsewhere));
	}

	private static void write(Datastore datastore, PoolRecord pool, Predicate<String> sharedElsewhere) {
		Features.set(datastore, Literals.INVENTORY_OBJECT__NAME, pool.name());
		Features.set(datastore, Literals.DATASTORE__TYPE, pool.type());
		Features.set(datastore, Literals.DATASTORE__ACTIVE, pool.active());
		Features.set(datastore, Literals.DATASTORE__AUTOSTART, pool.autostart());
		Features.set(datastore, Literals.DATASTORE__TARGET_PATH, pool.targetPath());
		Features.set(datastore, Literals.DATASTORE__SOURCE, pool.source());
		Features.set(datastore, Literals.DATASTORE__CAPACITY, pool.capacity());
		Features.set(datastore, Literals.DATASTORE__ALLOCATION, pool.allocation());
		Features.set(datastore, Literals.DATASTORE__AVAILABLE, pool.available());
		String key = StorageIdentity.of(pool).filter(k -> StorageIdentity.isNetwork(pool) || sharedElsewhere.test(k)).orElse(""); //$NON-NLS-1$
		Features.set(datastore, Literals.DATASTORE__SHARED_KEY, key);
	}

	static void writeVolumes(Datastore datastore, List<VolumeRecord> volumes) {
		ObjectRef owner = datastore.getRef();
		Features.match(datastore.getVolumes(), volumes,
				volume -> new ObjectRef(owner.connection(), ObjectKind.VOLUME, owner.id() + '/' + volume.name()),
				InventoryFactory.eINSTANCE::createVolume, (object, volume) -> {
					Features.set(object, Literals.INVENTORY_OBJECT__NAME, volume.name());
					Features.set(object, Literals.VOLUME__KEY, volume.key());
					Features.set(object, Literals.VOLUME__PATH, volume.path());
					Features.set(object, Literals.VOLUME__FORMAT, volume.format());
					Features.set(object, Literals.VOLUME__CAPACITY, volume.capacity());
					Features.set(object, Literals.VOLUME__ALLOCATION, volume.allocation());
				});
	}

	/** The datastore that holds a disk; null when none is known to. */
	Datastore holding(DiskRecord disk) {
		Datastore best = null;
		for (Datastore datastore : host.getDatastores())
			if (holds(datastore, disk) && (best == null || pathLength(datastore) > pathLength(best)))
				best = datastore;
		return best;
	}

	private static boolean holds(Datastore datastore, DiskRecord disk) {
		String source = disk.source();
		if (source.isEmpty())
			return false;
		if (disk.type().equals("volume")) //$NON-NLS-1$
			return source.startsWith(datastore.getName() + '/');
		if (disk.type().equals("network")) //$NON-NLS-1$
			return Objects.equals(datastore.getType(), disk.protocol()) && !datastore.getSource().isEmpty()
					&& source.contains(datastore.getSource());
		return pathLength(datastore) > 1 && source.startsWith(datastore.getTargetPath() + '/');
	}

	private static int pathLength(Datastore datastore) {
		return datastore.getTargetPath() == null ? 0 : datastore.getTargetPath().length();
	}
}
