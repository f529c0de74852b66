// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A host's part of a switch. Immutable.
 *
 * @param slot    3 to 66, bound to the host for as long as it is a member
 * @param host    the host's own UUID, so that it is found whatever its address is
 * @param name    of the host when it was drawn, for a person to read
 * @param address of the host on the network over which tunnels run; empty: it takes part in no tunnel
 */
public record Member(int slot, UUID host, String name, String address, List<Uplink> uplinks) {
	public Member {
		uplinks = List.copyOf(uplinks);
	}

	public Member withUplinks(List<Uplink> others) {
		return new Member(slot, host, name, address, others);
	}

	public Optional<Uplink> uplink(String uplink) {
		return uplinks.stream().filter(drawn -> drawn.name().equals(uplink)).findFirst();
	}
}
