// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.List;

/**
 * Tells collectors what flows through a switch. Immutable.
 *
 * @param collectors {@code ADDRESS:PORT} each
 * @param sampling   one of so many packets (sFlow, IPFIX); ignored by NetFlow, which counts all
 * @param interval   seconds after which a flow that goes on is told again (NetFlow, IPFIX) or counters are told (sFlow)
 */
public record FlowExport(Kind kind, List<String> collectors, int sampling, int interval) {
	public enum Kind {
		NETFLOW, SFLOW, IPFIX
	}

	public FlowExport {
		collectors = List.copyOf(collectors);
	}
}
