// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.plan;

/**
 * A VM's NIC that asks for a port of the switch. Immutable.
 *
 * @param mac    as in the VM's definition, lower case
 * @param number of its port, kept for life; @param profile that was chosen for it
 */
public record VmNic(String mac, int number, String profile) {
}
