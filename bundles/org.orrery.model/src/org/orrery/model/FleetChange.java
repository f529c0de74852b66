// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.util.Set;

import org.orrery.model.inventory.InventoryObject;

/**
 * What one batch did. Valid on the model thread, during the notification.
 *
 * @param added     objects that came, with everything below them
 * @param removed   objects that left; still readable, no longer in the fleet
 * @param changed   objects with a changed attribute or reference of their own (a VM counts as changed when one of its disks did)
 * @param structure objects whose children changed
 */
public record FleetChange(Set<InventoryObject> added, Set<InventoryObject> removed, Set<InventoryObject> changed,
		Set<InventoryObject> structure) {
	public boolean isEmpty() {
		return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && structure.isEmpty();
	}
}
