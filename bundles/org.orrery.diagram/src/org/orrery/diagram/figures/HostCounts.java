// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

/** VMs of a host by what they do. @param waiting paused, suspended, shutting down; @param text the same in a few words */
public record HostCounts(int running, int waiting, int off, int failed, String text) {
	public static final HostCounts NONE = new HostCounts(0, 0, 0, 0, ""); //$NON-NLS-1$

	public int total() {
		return running + waiting + off + failed;
	}
}
