// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.orrery.ui.ThemeColor;

/**
 * How hot a host is by the chosen metric. Immutable.
 *
 * @param fraction of the top of the scale, 0…1; negative: not known
 * @param number   the value in words; what the colour says is never said by the colour alone
 */
public record Heat(double fraction, String number) {
	private static final ThemeColor[] COLORS = { ThemeColor.HEAT_1, ThemeColor.HEAT_2, ThemeColor.HEAT_3, ThemeColor.HEAT_4, ThemeColor.HEAT_5 };
	public static final int LEVELS = COLORS.length;

	/** @param level 0 is the coolest */
	public static ThemeColor color(int level) {
		return COLORS[Math.clamp(level, 0, LEVELS - 1)];
	}

	public boolean isKnown() {
		return fraction >= 0;
	}

	public ThemeColor color() {
		return color((int) (fraction * LEVELS));
	}
}
