// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.UUID;

/**
 * A libvirt network. Immutable.
 *
 * @param forwardMode "nat", "route", "bridge", "open", "isolated" (none given), …
 * @param bridge      name of the bridge on the host, empty when none
 * @param virtualPort "openvswitch", …, empty when none
 * @param problem     why nothing more than its name is known; empty: it could be read
 */
public record NetworkRecord(UUID uuid, String name, boolean active, boolean persistent, boolean autostart, String forwardMode,
		String bridge, String virtualPort, List<String> addresses, List<PortGroupRecord> portGroups, String problem) {
	/** @param vlans tags; empty: untagged */
	public record PortGroupRecord(String name, boolean isDefault, List<Integer> vlans, boolean trunk) {
		public PortGroupRecord {
			vlans = List.copyOf(vlans);
		}
	}

	public NetworkRecord {
		addresses = List.copyOf(addresses);
		portGroups = List.copyOf(portGroups);
	}

	/** One that could be read. */
	public NetworkRecord(UUID uuid, String name, boolean active, boolean persistent, boolean autostart, String forwardMode, String bridge,
			String virtualPort, List<String> addresses, List<PortGroupRecord> portGroups) {
		this(uuid, name, active, persistent, autostart, forwardMode, bridge, virtualPort, addresses, portGroups, ""); //$NON-NLS-1$
	}
}
