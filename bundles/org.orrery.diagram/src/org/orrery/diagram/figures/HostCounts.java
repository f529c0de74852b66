// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.List;

import org.orrery.ui.ThemeColor;

/** VMs of a host by what they do. @param waiting paused, suspended, shutting down; @param text the same in a few words */
public record HostCounts(int running, int waiting, int off, int failed, String text) {
	public static final HostCounts NONE = new HostCounts(0, 0, 0, 0, ""); //$NON-NLS-1$

	/** VMs of one colour, one after the other. */
	record Run(ThemeColor color, int length) {
	}

	/** Ordered by state. */
	List<Run> runs() {
		return List.of(new Run(ThemeColor.ERROR, failed), new Run(ThemeColor.OK, running), new Run(ThemeColor.WARNING, waiting),
				new Run(ThemeColor.METER_TRACK, off));
	}

	public int total() {
		return running + waiting + off + failed;
	}
}
