// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ForceOff_asking;
	public static String ForceOff_failed;
	public static String ForceOff_noEffect;
	public static String ForceOff_several;
	public static String ForceOff_title;
	public static String ForceOff_waiting;
	public static String Host_noEffectRemedy;
	public static String Pause_asking;
	public static String Pause_failed;
	public static String Pause_noEffect;
	public static String Pause_several;
	public static String Pause_title;
	public static String Pause_waiting;
	public static String PowerCheck_forceOff;
	public static String PowerCheck_gone;
	public static String PowerCheck_goneRemedy;
	public static String PowerCheck_job;
	public static String PowerCheck_jobRemedy;
	public static String PowerCheck_maintenance;
	public static String PowerCheck_maintenanceRemedy;
	public static String PowerCheck_notConnected;
	public static String PowerCheck_nothingToDo;
	public static String PowerCheck_resumeFirst;
	public static String PowerCheck_resumeInstead;
	public static String PowerCheck_startFirst;
	public static String PowerCheck_state;
	public static String PowerCheck_waitOrForce;
	public static String PowerCheck_wakeUp;
	public static String PowerOperation_againRemedy;
	public static String PowerOperation_interrupted;
	public static String PowerOperation_noWayBack;
	public static String PowerOperation_rebootRemedy;
	public static String PowerOperation_sameWithOrrery;
	public static String PowerOperation_stateUnknown;
	public static String PowerOperation_summary;
	public static String PowerOperation_waitLimit;
	public static String PowerOperation_waited;
	public static String PowerWords_gone;
	public static String PowerWords_stateNow;
	public static String PowerWords_stoppedWaiting;
	public static String Reboot_asking;
	public static String Reboot_failed;
	public static String Reboot_several;
	public static String Reboot_title;
	public static String Resume_asking;
	public static String Resume_failed;
	public static String Resume_noEffect;
	public static String Resume_several;
	public static String Resume_title;
	public static String Resume_waiting;
	public static String ShutDown_asking;
	public static String ShutDown_failed;
	public static String ShutDown_noEffect;
	public static String ShutDown_noEffectRemedy;
	public static String ShutDown_several;
	public static String ShutDown_title;
	public static String ShutDown_waiting;
	public static String Start_asking;
	public static String Start_failed;
	public static String Start_noEffect;
	public static String Start_several;
	public static String Start_title;
	public static String Start_waiting;
	public static String State_crashed;
	public static String State_paused;
	public static String State_running;
	public static String State_shutOff;
	public static String State_shuttingDown;
	public static String State_suspended;
	public static String State_unknown;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.power.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
