// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

/** One rule about one switch of a design. Stateless. */
interface DesignRule {
	void check(DrawnSwitch drawn);
}
