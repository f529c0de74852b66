// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.power;

import java.util.Optional;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/** The sentences of one power action. */
record PowerWords(String titlePattern, String askingPattern, String waitingPattern, String failedPattern, String noEffectPattern,
		String noEffectRemedy) {

	static PowerWords of(PowerAction action) {
		return switch (action) {
		case START -> new PowerWords(Messages.Start_title, Messages.Start_asking, Messages.Start_waiting, Messages.Start_failed,
				Messages.Start_noEffect, Messages.Host_noEffectRemedy);
		case SHUT_DOWN -> new PowerWords(Messages.ShutDown_title, Messages.ShutDown_asking, Messages.ShutDown_waiting,
				Messages.ShutDown_failed, Messages.ShutDown_noEffect, Messages.ShutDown_noEffectRemedy);
		case FORCE_OFF -> new PowerWords(Messages.ForceOff_title, Messages.ForceOff_asking, Messages.ForceOff_waiting,
				Messages.ForceOff_failed, Messages.ForceOff_noEffect, Messages.Host_noEffectRemedy);
		case REBOOT -> new PowerWords(Messages.Reboot_title, Messages.Reboot_asking, Messages.Reboot_asking, Messages.Reboot_failed,
				Messages.Reboot_failed, Messages.Host_noEffectRemedy);
		case PAUSE -> new PowerWords(Messages.Pause_title, Messages.Pause_asking, Messages.Pause_waiting, Messages.Pause_failed,
				Messages.Pause_noEffect, Messages.Host_noEffectRemedy);
		case RESUME -> new PowerWords(Messages.Resume_title, Messages.Resume_asking, Messages.Resume_waiting, Messages.Resume_failed,
				Messages.Resume_noEffect, Messages.Host_noEffectRemedy);
		};
	}

	static String titleOfSeveral(PowerAction action, int vms) {
		return Messages.bind(switch (action) {
		case START -> Messages.Start_several;
		case SHUT_DOWN -> Messages.ShutDown_several;
		case FORCE_OFF -> Messages.ForceOff_several;
		case REBOOT -> Messages.Reboot_several;
		case PAUSE -> Messages.Pause_several;
		case RESUME -> Messages.Resume_several;
		}, vms);
	}

	String title(String vm) {
		return Messages.bind(titlePattern, vm);
	}

	String asking(String vm, String host) {
		return Messages.bind(askingPattern, vm, host);
	}

	String waiting(String vm) {
		return Messages.bind(waitingPattern, vm);
	}

	String failed(String vm, String host) {
		return Messages.bind(failedPattern, vm, host);
	}

	String noEffect(String vm, long seconds) {
		return Messages.bind(noEffectPattern, vm, seconds);
	}

	String stoppedWaiting(String vm) {
		return Messages.bind(Messages.PowerWords_stoppedWaiting, waiting(vm));
	}

	static String stateNow(String vm, Optional<DomainRecord> now) {
		return now.map(record -> Messages.bind(Messages.PowerWords_stateNow, vm, state(record.state())))
				.orElseGet(() -> Messages.bind(Messages.PowerWords_gone, vm));
	}

	static String state(DomainState state) {
		return switch (state) {
		case RUNNING -> Messages.State_running;
		case PAUSED -> Messages.State_paused;
		case SHUTTING_DOWN -> Messages.State_shuttingDown;
		case SHUT_OFF -> Messages.State_shutOff;
		case CRASHED -> Messages.State_crashed;
		case SUSPENDED -> Messages.State_suspended;
		case UNKNOWN -> Messages.State_unknown;
		};
	}
}
