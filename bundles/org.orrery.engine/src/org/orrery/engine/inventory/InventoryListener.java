// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.List;

import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.model.ObjectRef;

/** Called on an engine thread, in order; must return at once. */
@FunctionalInterface
public interface InventoryListener {
	/** @param inventory the newest snapshot of a host */
	void inventoryChanged(HostInventory inventory);

	/** The connection was forgotten. */
	default void inventoryRemoved(String connection) {
	}

	/** A host told that something happened to a VM; the snapshot that shows it comes later. */
	default void domainEvent(ObjectRef vm, DomainEvent event) {
	}

	/** Somebody asked for the volumes of a datastore. */
	default void volumesRead(ObjectRef datastore, List<VolumeRecord> volumes) {
	}

	/** Somebody asked for the snapshots of a VM. */
	default void snapshotsRead(ObjectRef vm, List<SnapshotRecord> snapshots) {
	}
}
