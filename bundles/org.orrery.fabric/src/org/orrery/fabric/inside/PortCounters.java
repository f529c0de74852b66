// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import java.util.function.LongBinaryOperator;

/**
 * What a port has counted, seen from the switch: what comes in from a VM is what the VM has sent. Immutable.
 *
 * @param inBytes bytes; @param inPackets packets; @param inDropped packets; @param inErrors packets
 */
public record PortCounters(long inBytes, long inPackets, long inDropped, long inErrors, long outBytes, long outPackets, long outDropped,
		long outErrors) {
	public static final PortCounters NONE = new PortCounters(0, 0, 0, 0, 0, 0, 0, 0);

	public PortCounters plus(PortCounters other) {
		return with(other, Long::sum);
	}

	public PortCounters minus(PortCounters other) {
		return with(other, (mine, others) -> mine - others);
	}

	private PortCounters with(PortCounters o, LongBinaryOperator by) {
		return new PortCounters(by.applyAsLong(inBytes, o.inBytes), by.applyAsLong(inPackets, o.inPackets), by.applyAsLong(inDropped, o.inDropped),
				by.applyAsLong(inErrors, o.inErrors), by.applyAsLong(outBytes, o.outBytes), by.applyAsLong(outPackets, o.outPackets),
				by.applyAsLong(outDropped, o.outDropped), by.applyAsLong(outErrors, o.outErrors));
	}

	/** Whether these can come after the others: counters that go back have been set to zero meanwhile. */
	public boolean follows(PortCounters earlier) {
		PortCounters since = minus(earlier);
		return since.inBytes >= 0 && since.inPackets >= 0 && since.outBytes >= 0 && since.outPackets >= 0 && since.inDropped >= 0 && since.inErrors >= 0
				&& since.outDropped >= 0 && since.outErrors >= 0;
	}

	public boolean hasProblems() {
		return inDropped + inErrors + outDropped + outErrors > 0;
	}
}
