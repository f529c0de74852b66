// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.List;

/**
 * A copy of what passes some ports, for an analyser. Immutable.
 *
 * @param profiles whose ports are watched; empty: every port of the switch
 * @param output   port of the bridge that gets the copies; used for nothing else
 */
public record Mirror(String name, List<String> profiles, Direction direction, String output) {
	public enum Direction {
		BOTH, TO_SWITCH, FROM_SWITCH
	}

	public Mirror {
		profiles = List.copyOf(profiles);
	}
}
