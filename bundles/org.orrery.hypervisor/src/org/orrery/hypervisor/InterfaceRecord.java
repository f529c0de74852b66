// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;

/**
 * A network device of the host itself. Immutable.
 *
 * @param speed   Mbit/s, 0 unknown; @param mtu bytes, 0 unknown; @param members devices enslaved to a bridge or bond
 */
public record InterfaceRecord(String name, Kind kind, String mac, boolean up, int speed, int mtu, List<String> members) {
	public enum Kind {
		PHYSICAL, LINUX_BRIDGE, OPEN_VSWITCH, BOND, VLAN, OTHER
	}

	/** Of unknown MTU. */
	public InterfaceRecord(String name, Kind kind, String mac, boolean up, int speed, List<String> members) {
		this(name, kind, mac, up, speed, 0, members);
	}

	public InterfaceRecord {
		members = List.copyOf(members);
	}
}
