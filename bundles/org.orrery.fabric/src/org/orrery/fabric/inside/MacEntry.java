// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

/**
 * Where a switch sends frames for an address. Immutable.
 *
 * @param mac  lower case
 * @param vlan 0: none
 * @param port name of the switch's port; of a team, the team's
 * @param age  seconds since it was last heard; -1: does not age
 */
public record MacEntry(String mac, int vlan, String port, Origin origin, int age) {
	public enum Origin {
		/** Of a VM on this host: there as long as the VM is, whether it speaks or not. */
		VM,
		/** The switch's own. */
		SWITCH,
		/** Heard from outside; forgotten when it is silent. */
		LEARNT,
		/** Heard from a VM whose definition does not say this address: a second system inside it, or a forged one. */
		FOREIGN
	}

	public boolean isStatic() {
		return age < 0;
	}
}
