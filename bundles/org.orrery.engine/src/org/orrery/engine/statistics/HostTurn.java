// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

/**
 * When a host is read next, and what was read last. The first two readings of who is watched live come at once and a period later, since a
 * rate needs two; afterwards each host has its own place within the period, so that they do not all answer at the same moment. Guarded by
 * {@link Statistics}.
 */
final class HostTurn {
	final String host;
	/** It owes the answer. */
	boolean asked;
	/** Null: no rate can be told yet. */
	Reading before;
	private long due = -1;
	private int period;

	HostTurn(String host) {
		this.host = host;
	}

	/** Nobody wants it read, or nobody can. */
	void rest() {
		before = null;
		due = -1;
	}

	/** Asked at each beat; says when the turn has come, and takes it. A turn that comes while the host owes an answer is lost. */
	boolean isDue(long beat, Watchers.Order order) {
		if (due < 0)
			due = order.spread() ? next(beat - 1, order.period()) : beat;
		else if (order.period() < period) // somebody looks closer from now on
			due = Math.min(due, beat + Math.min(order.period(), Watchers.BEATS));
		period = order.period();
		if (beat < due)
			return false;
		boolean hurry = before == null && !order.spread();
		due = hurry ? beat + Watchers.BEATS : next(beat, period);
		return !asked;
	}

	/** The next beat after that one which is this host's own within the period. */
	private long next(long beat, int beats) {
		long place = Math.floorMod(host.hashCode() * 0x9E3779B9, beats);
		return beat + 1 + Math.floorMod(place - (beat + 1), (long) beats);
	}
}
