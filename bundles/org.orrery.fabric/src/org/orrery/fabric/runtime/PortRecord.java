// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.runtime;

import org.orrery.fabric.inside.PortCounters;

/**
 * A virtual port for as long as its NIC lives. Immutable.
 *
 * @param number  of the port
 * @param carried what it had counted before the port that it has now was made
 * @param epoch   of the port that was last seen, empty: none yet; another one has begun to count anew
 * @param last    what that port had counted when it was last seen
 */
public record PortRecord(int number, PortCounters carried, String epoch, PortCounters last) {
	/** What a file does not say counts as nothing. */
	public PortRecord {
		carried = carried == null ? PortCounters.NONE : carried;
		epoch = epoch == null ? "" : epoch; //$NON-NLS-1$
		last = last == null ? PortCounters.NONE : last;
	}

	static PortRecord fresh(int number) {
		return new PortRecord(number, PortCounters.NONE, "", PortCounters.NONE); //$NON-NLS-1$
	}

	/** Everything that it has counted as far as it was seen. */
	public PortCounters total() {
		return carried.plus(last);
	}

	/** Seen again: the same port that has gone on counting, or another one, or the same set to zero. */
	PortRecord seen(String nowEpoch, PortCounters now) {
		boolean goesOn = nowEpoch.equals(epoch) && now.follows(last);
		return new PortRecord(number, goesOn ? carried : total(), nowEpoch, now);
	}

	PortRecord renumbered(int other) {
		return new PortRecord(other, carried, epoch, last);
	}
}
