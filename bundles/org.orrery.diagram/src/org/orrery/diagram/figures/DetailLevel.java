// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

/** How much a figure shows, so that a diagram stays legible when it is drawn small. */
public enum DetailLevel {
	/** Everything. */
	FULL,
	/** Names and states, in letters that can be read at half size. */
	NAMES,
	/** Hosts as tiles with their name and counts; VMs are counted, not drawn. */
	TILES;

	private static final double FULL_FROM = 0.74;
	private static final double NAMES_FROM = 0.4;

	public static DetailLevel of(double zoom) {
		if (zoom >= FULL_FROM)
			return FULL;
		return zoom >= NAMES_FROM ? NAMES : TILES;
	}
}
