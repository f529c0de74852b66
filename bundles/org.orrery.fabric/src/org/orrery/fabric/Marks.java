// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a host itself keeps of the design, as external ids of its switches and ports: enough to come up right before any console or
 * controller is there, and to tell ours from others'.
 */
public final class Marks {
	/** Of a switch: the UUID of the distributed switch that it is a part of. */
	public static final String SWITCH = "orrery-switch"; //$NON-NLS-1$
	/** Of a switch: the domain; who comes with another is not obeyed. */
	public static final String DOMAIN = "orrery-domain"; //$NON-NLS-1$
	/** Of a switch: the slot of this host. */
	public static final String SLOT = "orrery-slot"; //$NON-NLS-1$
	/** Of a switch: VLANs of its system profiles, with commas between; they work before any console is there. */
	public static final String CONTROL_VLANS = "orrery-control-vlans"; //$NON-NLS-1$
	/** Of a switch: names of its system profiles, with commas between. */
	public static final String SYSTEM_PROFILES = "orrery-system-profiles"; //$NON-NLS-1$
	/** Of a port: the profile that it follows. */
	public static final String PROFILE = "orrery-profile"; //$NON-NLS-1$
	/** Of a port: its number, which a VM's NIC keeps for life. */
	public static final String PORT = "orrery-port"; //$NON-NLS-1$
	/** Of a port, by libvirt: the MAC address of the VM's NIC. */
	public static final String MAC = "attached-mac"; //$NON-NLS-1$
	/** Of a port, by libvirt: the id of the VM's NIC, which migrates with it. */
	public static final String NIC = "iface-id"; //$NON-NLS-1$
	/** Of a port, by libvirt: the UUID of the VM. */
	public static final String VM = "vm-id"; //$NON-NLS-1$

	/** Whether a mark is of Orrery's making. */
	public static boolean isOwn(String mark) {
		return mark.startsWith("orrery-"); //$NON-NLS-1$
	}

	private Marks() {
	}

	/** The distributed switch that this is a part of; empty for a switch that Orrery did not make and nobody has adopted. */
	public static Optional<UUID> owner(Map<String, String> marks) {
		try {
			return Optional.ofNullable(marks.get(SWITCH)).map(UUID::fromString);
		} catch (IllegalArgumentException e) {
			return Optional.empty();
		}
	}
}
