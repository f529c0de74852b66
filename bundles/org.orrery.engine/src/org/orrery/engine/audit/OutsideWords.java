// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import org.orrery.hypervisor.HypervisorListener.DomainEvent;

/** What is said of changes by others. */
final class OutsideWords {
	private OutsideWords() {
	}

	static String sentence(OutsideChange change) {
		if (!change.from().isEmpty())
			return Messages.bind(change.event() == DomainEvent.STOPPED ? Messages.Outside_attempted : Messages.Outside_moved, new Object[] { change.vmName(), change.from(), change.hostName() });
		return Messages.bind(pattern(change.event()), change.vmName(), change.hostName());
	}

	static String noteInTask(DomainEvent event, String vm, String host) {
		return Messages.bind(Messages.Outside_duringTask, Messages.bind(pattern(event), vm, host));
	}

	private static String pattern(DomainEvent event) {
		return switch (event) {
		case DEFINED -> Messages.Outside_defined;
		case UNDEFINED -> Messages.Outside_undefined;
		case STARTED -> Messages.Outside_started;
		case MIGRATED_IN -> Messages.Outside_migratedIn;
		case PAUSED -> Messages.Outside_paused;
		case RESUMED -> Messages.Outside_resumed;
		case STOPPED -> Messages.Outside_stopped;
		case MIGRATED_AWAY -> Messages.Outside_migratedAway;
		case SHUTDOWN -> Messages.Outside_shutdown;
		case CRASHED -> Messages.Outside_crashed;
		case SUSPENDED -> Messages.Outside_suspended;
		case REBOOTED -> Messages.Outside_rebooted;
		case DEVICES -> Messages.Outside_devices;
		default -> Messages.Outside_other;
		};
	}
}
