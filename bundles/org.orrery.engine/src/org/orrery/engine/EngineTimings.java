// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import java.time.Duration;

/**
 * The paces of connections and inventory. Immutable.
 *
 * @param firstRetry  wait after the first failed attempt; doubles from one to the next
 * @param longestRetry the longest wait between attempts
 * @param openLimit   after this an attempt counts as failed
 * @param ping        between two questions whether a host still answers
 * @param slowAnswer  an answer that takes longer makes the connection degraded
 * @param lostAnswer  a question that is open for longer ends the connection; a new one is opened then
 * @param usage       longest time between two published readings of a host's memory
 * @param reconcile   between two complete comparisons with the host, which heal lost events
 * @param firstAddressRetry wait before guest addresses that are not known yet are asked for again; doubles from one to the next
 * @param addressRefresh between two questions for known guest addresses
 * @param statistics  between two readings of the counters of a host that somebody looks at; what watches in the background reads 30 times as seldom
 */
public record EngineTimings(Duration firstRetry, Duration longestRetry, Duration openLimit, Duration ping, Duration slowAnswer, Duration lostAnswer,
		Duration usage, Duration reconcile, Duration firstAddressRetry, Duration addressRefresh, Duration statistics) {

	public static EngineTimings standard() {
		return new EngineTimings(Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(5),
				Duration.ofSeconds(2), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(3), Duration.ofSeconds(2), Duration.ofMinutes(5),
				Duration.ofSeconds(1));
	}

	public EngineTimings withRetry(Duration first, Duration longest) {
		return new EngineTimings(first, longest, openLimit, ping, slowAnswer, lostAnswer, usage, reconcile, firstAddressRetry, addressRefresh, statistics);
	}

	public EngineTimings withOpenLimit(Duration limit) {
		return new EngineTimings(firstRetry, longestRetry, limit, ping, slowAnswer, lostAnswer, usage, reconcile, firstAddressRetry, addressRefresh, statistics);
	}

	public EngineTimings withHealth(Duration pingInterval, Duration slow) {
		return new EngineTimings(firstRetry, longestRetry, openLimit, pingInterval, slow, lostAnswer, usage, reconcile, firstAddressRetry, addressRefresh, statistics);
	}

	public EngineTimings withLostAnswer(Duration limit) {
		return new EngineTimings(firstRetry, longestRetry, openLimit, ping, slowAnswer, limit, usage, reconcile, firstAddressRetry, addressRefresh, statistics);
	}

	public EngineTimings withReconcile(Duration interval) {
		return new EngineTimings(firstRetry, longestRetry, openLimit, ping, slowAnswer, lostAnswer, usage, interval, firstAddressRetry, addressRefresh, statistics);
	}

	public EngineTimings withAddresses(Duration first, Duration refresh) {
		return new EngineTimings(firstRetry, longestRetry, openLimit, ping, slowAnswer, lostAnswer, usage, reconcile, first, refresh, statistics);
	}

	public EngineTimings withStatistics(Duration period) {
		return new EngineTimings(firstRetry, longestRetry, openLimit, ping, slowAnswer, lostAnswer, usage, reconcile, firstAddressRetry, addressRefresh, period);
	}
}
