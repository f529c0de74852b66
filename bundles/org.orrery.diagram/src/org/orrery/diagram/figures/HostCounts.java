// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.orrery.ui.ThemeColor;

/** VMs of a host by what they do. @param waiting paused, suspended, shutting down; @param text the same in a few words */
public record HostCounts(int running, int waiting, int off, int failed, String text) {
	public static final HostCounts NONE = new HostCounts(0, 0, 0, 0, ""); //$NON-NLS-1$

	/** Colour of the n-th VM, ordered by state. */
	ThemeColor colorOf(int index) {
		if (index < failed)
			return ThemeColor.ERROR;
		if (index < failed + running)
			return ThemeColor.OK;
		return index < failed + running + waiting ? ThemeColor.WARNING : ThemeColor.METER_TRACK;
	}

	public int total() {
		return running + waiting + off + failed;
	}
}
