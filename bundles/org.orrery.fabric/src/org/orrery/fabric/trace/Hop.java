// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.trace;

/**
 * One place on the way. Immutable.
 *
 * @param host empty: outside of all hosts
 * @param on   switch, empty: none
 * @param port by which it goes in or out there, empty: none
 * @param rule why, with the names and numbers that decide; for a person
 */
public record Hop(Kind kind, String host, String on, String port, Verdict verdict, String rule) {
	public enum Kind {
		/** Of the VM that sends. */
		FROM_VM,
		/** What a switch decides by address. */
		SWITCH,
		/** Out of a host or into one, by a NIC or a team. */
		UPLINK, TUNNEL,
		/** Cables and switches that Orrery does not see. */
		PHYSICAL,
		/** Of the VM that is meant. */
		TO_VM
	}

	public enum Verdict {
		PASSES,
		/** As far as can be known: what decides is not seen. */
		ASSUMED, BLOCKED
	}
}
