// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import java.util.List;

/**
 * What a switch would do with a frame. Immutable.
 *
 * @param ports  by which it would leave, in the switch's order; empty: it is dropped
 * @param reasons what the switch itself says on the way, line by line
 */
public record Forwarding(List<String> ports, List<String> reasons) {
	public Forwarding {
		ports = List.copyOf(ports);
		reasons = List.copyOf(reasons);
	}

	public boolean isDropped() {
		return ports.isEmpty();
	}
}
