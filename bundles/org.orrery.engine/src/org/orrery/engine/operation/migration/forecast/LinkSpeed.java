// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.forecast;

/**
 * What the network between two hosts carries of a migration. Immutable.
 *
 * @param migrations how many earlier ones it was learnt from, 0: none
 */
public record LinkSpeed(long bytesPerSecond, Origin origin, int migrations) {
	/** Where it is known from. */
	public enum Origin {
		/** Measured by earlier migrations between the same two hosts. */
		MIGRATIONS,
		/** The slower one of the hosts' fastest network cards. */
		NETWORK_CARD,
		/** Nothing is known. */
		ASSUMED
	}

	/** Of a wire of one gigabit per second, less what protocols cost. */
	public static final LinkSpeed ASSUMED = new LinkSpeed(110L << 20, Origin.ASSUMED, 0);
	private static final double PAYLOAD = 0.9;

	/** @param megabits per second of the wire */
	public static LinkSpeed ofNetworkCard(long megabits) {
		return new LinkSpeed((long) (megabits * 1_000_000 / 8 * PAYLOAD), Origin.NETWORK_CARD, 0);
	}
}
