// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Diagnostics_dataFolder;
	public static String Diagnostics_driver;
	public static String Diagnostics_host;
	public static String Diagnostics_hosts;
	public static String Diagnostics_problem;
	public static String Diagnostics_software;
	public static String Diagnostics_started;
	public static String Diagnostics_unknown;
	public static String Diagnostics_usable;
	public static String Stall_message;
	public static String Stall_where;
	public static String Status_line;
	public static String Status_noTasks;
	public static String Status_oneTask;
	public static String Status_tasks;
	public static String Status_tooltip;
	public static String Status_watchedHere;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
