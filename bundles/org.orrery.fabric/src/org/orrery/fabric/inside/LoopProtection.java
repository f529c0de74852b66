// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import java.util.List;

/**
 * What keeps frames from going round for ever. Immutable.
 *
 * @param forwardsBpdus whether the spanning tree frames of physical switches pass; a switch at the edge drops them and sends none
 * @param ports         where a protocol has given them a part
 * @param isolated      ports between which nothing is forwarded, such as tunnels to several members
 */
public record LoopProtection(Protocol protocol, boolean forwardsBpdus, List<Part> ports, List<String> isolated) {
	public enum Protocol {
		/** At the edge: one way out at a time, nothing forwarded from one uplink to another. */
		NONE, STP, RSTP
	}

	/** @param role and @param state in the protocol's own words */
	public record Part(String port, String role, String state) {
	}

	public LoopProtection {
		ports = List.copyOf(ports);
		isolated = List.copyOf(isolated);
	}
}
