// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.orrery.ui.ThemeColor;

/**
 * What a host says to the VM that is dragged.
 *
 * @param line one line: time and pause expected, or the first reason why not
 */
public record DropVerdict(Kind kind, String line) {
	public enum Kind {
		CHECKING, POSSIBLE, REFUSED,
		/** The VM is on this host already. */
		HERE
	}

	ThemeColor color() {
		return switch (kind) {
		case POSSIBLE -> ThemeColor.OK;
		case REFUSED -> ThemeColor.ERROR;
		case CHECKING, HERE -> ThemeColor.TEXT_MUTED;
		};
	}
}
