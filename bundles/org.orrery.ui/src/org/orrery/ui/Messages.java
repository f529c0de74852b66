// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Agent_connected;
	public static String Agent_disconnected;
	public static String Agent_notConfigured;
	public static String Finding_withRemedy;
	public static String HostState_active;
	public static String HostState_closed;
	public static String HostState_connecting;
	public static String HostState_degraded;
	public static String HostState_maintenance;
	public static String HostState_retrying;
	public static String HostState_unknown;
	public static String Outlook_checking;
	public static String Switch_libvirtNetwork;
	public static String Switch_linuxBridge;
	public static String Switch_openVswitch;
	public static String TaskState_cancelled;
	public static String TaskState_cancelling;
	public static String TaskState_checking;
	public static String TaskState_failed;
	public static String TaskState_queued;
	public static String TaskState_refused;
	public static String TaskState_running;
	public static String TaskState_succeeded;
	public static String TaskState_undecided;
	public static String Verdict_duration;
	public static String Verdict_durationAndPause;
	public static String Verdict_possible;
	public static String VmState_crashed;
	public static String VmState_paused;
	public static String VmState_running;
	public static String VmState_shutOff;
	public static String VmState_shuttingDown;
	public static String VmState_suspended;
	public static String VmState_unknown;
	public static String Words_ago;
	public static String Words_days;
	public static String Words_hours;
	public static String Words_justNow;
	public static String Words_listSeparator;
	public static String Words_milliseconds;
	public static String Words_minutes;
	public static String Words_never;
	public static String Words_percent;
	public static String Words_quantity;
	public static String Words_seconds;
	public static String Words_unknown;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
