// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.orrery.ui.ThemeColor;

/** The shape a host's state is drawn with. */
public enum HostMark {
	HEALTHY(ThemeColor.OK), CONNECTING(ThemeColor.ACCENT), DEGRADED(ThemeColor.WARNING), UNREACHABLE(ThemeColor.ERROR), CLOSED(ThemeColor.INACTIVE),
	MAINTENANCE(ThemeColor.ACCENT), UNKNOWN(ThemeColor.TEXT_MUTED);

	private final ThemeColor color;

	HostMark(ThemeColor color) {
		this.color = color;
	}

	public ThemeColor color() {
		return color;
	}
}
