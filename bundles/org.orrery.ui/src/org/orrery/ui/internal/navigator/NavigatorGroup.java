// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.List;

import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;

/** "Networks" or "Datastores" under a host. Equal for the same host and kind, so that it stays expanded. */
record NavigatorGroup(Host host, Kind kind) {
	enum Kind {
		NETWORKS, DATASTORES
	}

	List<? extends InventoryObject> members() {
		return kind == Kind.NETWORKS ? host.getSwitches() : host.getDatastores();
	}
}
