// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import org.orrery.fabric.PortConfig.Kind;

/**
 * One end of a tunnel. Immutable.
 *
 * @param key    empty: none
 * @param egress device by which its packets leave the host; empty: unknown, or there is no route
 * @param alive  of the other end, by BFD where that is switched on, otherwise unknown: a tunnel has no link of its own
 */
public record TunnelStatus(String port, Kind kind, String local, String remote, String key, String egress, Link alive, PortCounters counters) {
}
