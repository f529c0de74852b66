// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.problem;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Kind_alarm;
	public static String Kind_connection;
	public static String Kind_dataFolder;
	public static String Kind_inventory;
	public static String Kind_task;
	public static String Problem_dataFolder;
	public static String Problem_degraded;
	public static String Problem_nextAttempt;
	public static String Problem_place;
	public static String Problem_task;
	public static String Problem_unreached;
	public static String Problem_unreadableRemedy;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
