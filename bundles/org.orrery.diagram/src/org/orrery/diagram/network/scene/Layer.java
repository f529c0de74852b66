// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

/** Bands of the drawing that can be hidden, from bottom to top. */
public enum Layer {
	/** Hosts with their NICs and teams. */
	PHYSICAL,
	/** Tunnels and mirrors. */
	SWITCHING,
	/** Profiles in the switches. */
	PROFILES,
	/** VMs and their NICs. */
	VMS
}
