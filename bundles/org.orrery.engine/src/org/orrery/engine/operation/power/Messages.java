// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	static String ForceOff_asking;
	static String ForceOff_failed;
	static String ForceOff_noEffect;
	static String ForceOff_title;
	static String ForceOff_waiting;
	static String Host_noEffectRemedy;
	static String Pause_asking;
	static String Pause_failed;
	static String Pause_noEffect;
	static String Pause_title;
	static String Pause_waiting;
	static String PowerCheck_forceOff;
	static String PowerCheck_gone;
	static String PowerCheck_goneRemedy;
	static String PowerCheck_job;
	static String PowerCheck_jobRemedy;
	static String PowerCheck_notConnected;
	static String PowerCheck_nothingToDo;
	static String PowerCheck_resumeFirst;
	static String PowerCheck_resumeInstead;
	static String PowerCheck_startFirst;
	static String PowerCheck_state;
	static String PowerCheck_waitOrForce;
	static String PowerCheck_wakeUp;
	static String PowerOperation_againRemedy;
	static String PowerOperation_interrupted;
	static String PowerOperation_rebootRemedy;
	static String PowerOperation_sameWithOrrery;
	static String PowerOperation_stateUnknown;
	static String PowerOperation_summary;
	static String PowerOperation_waitLimit;
	static String PowerOperation_waited;
	static String PowerWords_gone;
	static String PowerWords_stateNow;
	static String PowerWords_stoppedWaiting;
	static String Reboot_asking;
	static String Reboot_failed;
	static String Reboot_title;
	static String Resume_asking;
	static String Resume_failed;
	static String Resume_noEffect;
	static String Resume_title;
	static String Resume_waiting;
	static String ShutDown_asking;
	static String ShutDown_failed;
	static String ShutDown_noEffect;
	static String ShutDown_noEffectRemedy;
	static String ShutDown_title;
	static String ShutDown_waiting;
	static String Start_asking;
	static String Start_failed;
	static String Start_noEffect;
	static String Start_title;
	static String Start_waiting;
	static String State_crashed;
	static String State_paused;
	static String State_running;
	static String State_shutOff;
	static String State_shuttingDown;
	static String State_suspended;
	static String State_unknown;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.power.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
