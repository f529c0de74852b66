// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

/** Called on engine threads with the newest snapshot of a host; must return at once. */
@FunctionalInterface
public interface InventoryListener {
	void inventoryChanged(HostInventory inventory);
}
