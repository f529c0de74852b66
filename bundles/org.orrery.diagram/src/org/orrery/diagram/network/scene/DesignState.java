// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.LinkedHashMap;
import java.util.Map;

import org.orrery.fabric.design.NetworkDesign;

/**
 * What undo and redo go back and forth in. Immutable.
 *
 * @param choices profiles that VMs' NICs are to be connected to and are not yet: applied with the design, not stored in its file
 */
public record DesignState(NetworkDesign design, Map<NetworkKey.OfVmNic, NetworkKey.OfProfile> choices) {
	public DesignState {
		choices = Map.copyOf(choices);
	}

	public static DesignState of(NetworkDesign design) {
		return new DesignState(design, Map.of());
	}

	public DesignState with(NetworkDesign other) {
		return new DesignState(other, choices);
	}

	public DesignState choosing(NetworkKey.OfVmNic nic, NetworkKey.OfProfile profile) {
		Map<NetworkKey.OfVmNic, NetworkKey.OfProfile> more = new LinkedHashMap<>(choices);
		more.put(nic, profile);
		return new DesignState(design, more);
	}

	public DesignState forgetting(NetworkKey.OfVmNic nic) {
		Map<NetworkKey.OfVmNic, NetworkKey.OfProfile> fewer = new LinkedHashMap<>(choices);
		fewer.remove(nic);
		return new DesignState(design, fewer);
	}
}
