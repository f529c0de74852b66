// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A design document: every switch that is drawn together. Immutable. */
public record NetworkDesign(String name, List<DistributedSwitch> switches) {
	public NetworkDesign {
		switches = List.copyOf(switches);
	}

	public static NetworkDesign empty(String name) {
		return new NetworkDesign(name, List.of());
	}

	public Optional<DistributedSwitch> withId(UUID id) {
		return switches.stream().filter(drawn -> drawn.id().equals(id)).findFirst();
	}
}
