// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.UUID;

/**
 * A libvirt network. Immutable.
 *
 * @param forwardMode "nat", "route", "bridge", "open", "isolated" (none given), …
 * @param bridge      name of the bridge on the host, empty when none
 * @param marks       what Orrery has written into its metadata, "name=value" each, sorted
 * @param virtualPort "openvswitch", …, empty when none
 * @param problem     why nothing more than its name is known; empty: it could be read
 */
public record NetworkRecord(UUID uuid, String name, boolean active, boolean persistent, boolean autostart, String forwardMode,
		String bridge, String virtualPort, List<String> addresses, List<PortGroupRecord> portGroups, List<String> marks, String problem) {
	/** @param vlans tags; empty: untagged; @param nativeVlan the one of a trunk that is untagged on the wire, 0: none */
	public record PortGroupRecord(String name, boolean isDefault, List<Integer> vlans, boolean trunk, int nativeVlan) {
		public PortGroupRecord(String name, boolean isDefault, List<Integer> vlans, boolean trunk) {
			this(name, isDefault, vlans, trunk, 0);
		}

		public PortGroupRecord {
			vlans = List.copyOf(vlans);
		}
	}

	public NetworkRecord {
		addresses = List.copyOf(addresses);
		portGroups = List.copyOf(portGroups);
		marks = List.copyOf(marks);
	}

	/** One that could be read, and that Orrery has not made. */
	public NetworkRecord(UUID uuid, String name, boolean active, boolean persistent, boolean autostart, String forwardMode, String bridge,
			String virtualPort, List<String> addresses, List<PortGroupRecord> portGroups) {
		this(uuid, name, active, persistent, autostart, forwardMode, bridge, virtualPort, addresses, portGroups, List.of(), ""); //$NON-NLS-1$
	}
}
