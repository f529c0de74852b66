// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

/**
 * A frame that somebody asks about. Immutable.
 *
 * @param in   the port by which it comes to the switch; of a team, one of its NICs
 * @param vlan of its tag, 0: untagged
 */
public record Frame(String in, String from, String to, int vlan) {
}
