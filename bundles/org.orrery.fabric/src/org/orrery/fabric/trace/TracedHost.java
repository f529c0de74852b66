// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.trace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.SwitchInside;

/**
 * What is known of a host on the way. Immutable.
 *
 * @param inside by the name of the switch; a switch that is not in it was not looked into, and the trace goes by its settings alone
 */
public record TracedHost(String name, List<SwitchConfig> switches, Map<String, SwitchInside> inside) {
	public TracedHost {
		switches = List.copyOf(switches);
		inside = Map.copyOf(inside);
	}

	Optional<SwitchInside> inside(String on) {
		return Optional.ofNullable(inside.get(on));
	}
}
