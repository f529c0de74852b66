// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

/**
 * What stands at the other end of a physical NIC's cable, as it says itself by LLDP (IEEE 802.1AB). Immutable; what it does not say is empty or 0.
 *
 * @param nic         of the host
 * @param system      name of the neighbour; @param chassis its id, as a rule a MAC address
 * @param port        of the neighbour; @param description of that port
 * @param vlan        that untagged frames have there; @param largestFrame bytes
 */
public record Neighbour(String nic, String system, String chassis, String port, String description, int vlan, int largestFrame) {
}
