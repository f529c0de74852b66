// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Inside_closed;
	public static String Inside_heartbeat;
	public static String Inside_looking;
	public static String Inside_neighbours;
	public static String Inside_noNeighbours;

	static {
		NLS.initializeMessages("org.orrery.fabric.inside.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
