// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.orrery.ui.ThemeColor;

/** The shape a VM's state is drawn with: shape first, colour second. */
public enum VmMark {
	RUNNING(ThemeColor.OK), PAUSED(ThemeColor.WARNING), SHUTTING_DOWN(ThemeColor.WARNING), OFF(ThemeColor.INACTIVE), CRASHED(ThemeColor.ERROR), SUSPENDED(ThemeColor.WARNING),
	UNKNOWN(ThemeColor.TEXT_MUTED), MIGRATING(ThemeColor.ACCENT);

	private final ThemeColor color;

	VmMark(ThemeColor color) {
		this.color = color;
	}

	public ThemeColor color() {
		return color;
	}
}
