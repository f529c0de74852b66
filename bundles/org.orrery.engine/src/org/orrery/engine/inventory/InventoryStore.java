// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.Optional;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectRef;

/** The newest snapshot of every host. Thread-safe; reads never block. */
public final class InventoryStore {
	public Collection<HostInventory> hosts() {
		throw new UnsupportedOperationException();
	}

	public Optional<HostInventory> host(String connection) {
		throw new UnsupportedOperationException();
	}

	public Optional<DomainRecord> domain(ObjectRef vm) {
		throw new UnsupportedOperationException();
	}

	/** Refetches a domain now, without waiting for an event. Returns at once. */
	public void refresh(ObjectRef object) {
		throw new UnsupportedOperationException();
	}

	public void addListener(InventoryListener listener) {
		throw new UnsupportedOperationException();
	}

	public void removeListener(InventoryListener listener) {
		throw new UnsupportedOperationException();
	}
}
