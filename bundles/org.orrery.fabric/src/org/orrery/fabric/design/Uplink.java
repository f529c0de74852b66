// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.List;

/**
 * How a switch reaches the physical network at one host: one NIC, or a team of several. Immutable.
 *
 * @param name    of the port on the bridge; for a single NIC the NIC's own
 * @param profile of capability uplink; empty: every VLAN passes
 */
public record Uplink(String name, List<String> nics, Teaming teaming, String profile) {
	/** How a team shares its load and what it asks of the physical switch. */
	public enum Teaming {
		/** One NIC, no team. */
		NONE,
		/** One NIC carries everything until its link fails; the physical switch need not know. */
		ACTIVE_BACKUP,
		/** Spread by source MAC and VLAN; the physical switch need not know. */
		BALANCE_SLB,
		/** Spread by flow; the physical switch must speak LACP (IEEE 802.1AX) on these ports. */
		LACP
	}

	public Uplink {
		nics = List.copyOf(nics);
	}
}
