// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

/** The few sizes and weights of text on a diagram, all derived from the system font. */
public enum TextStyle {
	BODY(1, false), STRONG(1, true), SMALL(0.88, false),
	/** Read at half size. */
	NAMES(1.7, false), NAMES_STRONG(1.8, true),
	/** Read at quarter size. */
	TILE(2.8, false), TILE_STRONG(3.4, true), TILE_LARGE(5.2, true);

	private final double scale;
	private final boolean bold;

	TextStyle(double scale, boolean bold) {
		this.scale = scale;
		this.bold = bold;
	}

	/** Times the height of the system font. */
	public double scale() {
		return scale;
	}

	public boolean bold() {
		return bold;
	}
}
