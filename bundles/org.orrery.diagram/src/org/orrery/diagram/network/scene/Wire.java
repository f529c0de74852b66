// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

/**
 * A line between two figures. Immutable.
 *
 * @param hue of the VLAN, negative: none; @param state of the link; @param pending is to be made by the next plan
 */
public record Wire(NetworkKey from, NetworkKey to, Kind kind, int hue, SceneNode.State state, boolean pending) {
	public enum Kind {
		/** From a host's uplink up to the switch. */
		UPLINK,
		/** From a member without uplinks to its switch. */
		MEMBER,
		/** From a tunnel to a host that it joins. */
		TUNNEL,
		/** From a tunnel to its switch. */
		TUNNEL_OF,
		/** From a VM's NIC to its profile. */
		PORT
	}
}
