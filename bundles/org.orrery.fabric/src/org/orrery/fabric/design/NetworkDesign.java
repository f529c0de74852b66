// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.ArrayList;
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

	/** The same with one switch as it is here; one of an id that is new comes last. */
	public NetworkDesign replacing(DistributedSwitch changed) {
		List<DistributedSwitch> all = new ArrayList<>(switches);
		all.replaceAll(drawn -> drawn.id().equals(changed.id()) ? changed : drawn);
		if (withId(changed.id()).isEmpty())
			all.add(changed);
		return new NetworkDesign(name, all);
	}

	public NetworkDesign without(UUID id) {
		return new NetworkDesign(name, switches.stream().filter(drawn -> !drawn.id().equals(id)).toList());
	}

	public Optional<DistributedSwitch> withId(UUID id) {
		return switches.stream().filter(drawn -> drawn.id().equals(id)).findFirst();
	}
}
