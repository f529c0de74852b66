// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.List;

/**
 * Joins a switch's members over a routed network. Immutable.
 *
 * @param key   tells the tunnels of one pair of hosts apart: the VXLAN or Geneve network identifier (24 bits), the GRE key (32 bits)
 * @param slots members that it joins, each with each; empty: all that have an address
 */
public record Tunnel(String name, Type type, long key, List<Integer> slots) {
	/** How frames are wrapped, and how many bytes that takes of the path's MTU with IPv4 outside. */
	public enum Type {
		/** RFC 7348: outer Ethernet 14, IPv4 20, UDP 8, VXLAN 8. */
		VXLAN(50, 24),
		/** RFC 2784 and 2890: outer Ethernet 14, IPv4 20, GRE with key 8. */
		GRE(42, 32),
		/** RFC 8926 without options: outer Ethernet 14, IPv4 20, UDP 8, Geneve 8. */
		GENEVE(50, 24);

		private final int overhead;
		private final int keyBits;

		Type(int overhead, int keyBits) {
			this.overhead = overhead;
			this.keyBits = keyBits;
		}

		/** Bytes that the path must carry beyond the switch's MTU. */
		public int overhead() {
			return overhead;
		}

		public long largestKey() {
			return (1L << keyBits) - 1;
		}
	}

	public Tunnel {
		slots = List.copyOf(slots);
	}

	public boolean joins(Member member) {
		return !member.address().isEmpty() && (slots.isEmpty() || slots.contains(member.slot()));
	}
}
