// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import org.orrery.fabric.PortConfig;

/**
 * A port as it is now. Immutable.
 *
 * @param config   name, kind, VLAN, marks
 * @param epoch    changes when the port is made anew, as in a migration or a restart: its counters began again
 * @param speed    bit/s, of a team the sum of its links that are up; 0: unknown
 * @param mtu      bytes, 0: unknown
 * @param counters of a team the sums
 * @param error    in the switch's own words; empty: none
 * @param isolated may not talk to other ports that may not
 */
public record PortStatus(PortConfig config, String epoch, Link link, long speed, int mtu, PortCounters counters, String error, boolean isolated) {
	public String name() {
		return config.name();
	}
}
