// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String ChassisWatch_noPart;
	public static String ChassisWatch_otherDomain;
	public static String Heartbeats_silent;
	public static String Slots_already;
	public static String Slots_empty;
	public static String Slots_full;
	public static String Slots_joining;

	static {
		NLS.initializeMessages("org.orrery.fabric.chassis.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
