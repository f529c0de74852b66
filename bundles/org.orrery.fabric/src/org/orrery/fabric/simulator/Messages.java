// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.simulator;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String SimulatedFabric_changing;
	public static String SimulatedFabric_closed;
	public static String SimulatedFabric_nobody;
	public static String SimulatedFabric_restored;
	public static String SimulatedInside_forwarded;
	public static String SimulatedInside_looking;
	public static String SimulatedInside_noPort;
	public static String SimulatedInside_noSwitch;

	static {
		NLS.initializeMessages("org.orrery.fabric.simulator.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
