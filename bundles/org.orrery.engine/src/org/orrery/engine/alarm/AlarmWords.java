// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;
import java.util.Locale;

/** What is said of rules and alarms. */
final class AlarmWords {
	private AlarmWords() {
	}

	static String signal(AlarmSignal signal) {
		return switch (signal) {
		case HOST_CPU -> Messages.Signal_hostCpu;
		case HOST_MEMORY -> Messages.Signal_hostMemory;
		case HOST_OVERCOMMIT -> Messages.Signal_hostOvercommit;
		case HOST_DEGRADED -> Messages.Signal_hostDegraded;
		case HOST_LOST -> Messages.Signal_hostLost;
		case HOST_CLONED -> Messages.Signal_hostCloned;
		case VM_CPU -> Messages.Signal_vmCpu;
		case VM_DISK -> Messages.Signal_vmDisk;
		case VM_NETWORK -> Messages.Signal_vmNetwork;
		case VM_CRASHED -> Messages.Signal_vmCrashed;
		case VM_IO_ERROR -> Messages.Signal_vmIoError;
		case VM_DEAD -> Messages.Signal_vmDead;
		case DATASTORE_FILL -> Messages.Signal_datastoreFill;
		case DATASTORE_INACTIVE -> Messages.Signal_datastoreInactive;
		case TASK_UNDECIDED -> Messages.Signal_taskUndecided;
		};
	}

	private static String said(AlarmSignal signal) {
		return switch (signal) {
		case HOST_CPU, VM_CPU -> Messages.What_cpu;
		case HOST_MEMORY -> Messages.What_memory;
		case HOST_OVERCOMMIT -> Messages.What_overcommit;
		case HOST_DEGRADED -> Messages.What_degraded;
		case HOST_LOST -> Messages.What_lost;
		case HOST_CLONED -> Messages.What_cloned;
		case VM_DISK -> Messages.What_disk;
		case VM_NETWORK -> Messages.What_network;
		case VM_CRASHED -> Messages.What_crashed;
		case VM_IO_ERROR -> Messages.What_ioError;
		case VM_DEAD -> Messages.What_dead;
		case DATASTORE_FILL -> Messages.What_fill;
		case DATASTORE_INACTIVE -> Messages.What_inactive;
		case TASK_UNDECIDED -> Messages.What_undecided;
		};
	}

	/** "CPU 97 % (limit 90 % for 5 min)" */
	static String what(Alarm alarm) {
		String said = Messages.bind(said(alarm.signal()), new Object[] { quantity(alarm.value(), alarm.signal()), detail(alarm) });
		StringBuilder words = new StringBuilder(said.strip());
		if (alarm.signal().isNumber())
			words.append(' ').append(Messages.bind(alarm.duration().isZero() ? Messages.What_limit : Messages.What_limitFor,
					quantity(alarm.threshold(), alarm.signal()), duration(alarm.duration())));
		if (alarm.times() > 1)
			words.append(Messages.bind(Messages.What_times, alarm.times()));
		if (alarm.stale() && alarm.isOpen())
			words.append(Messages.bind(Messages.What_stale, alarm.host()));
		return words.toString();
	}

	private static String detail(Alarm alarm) {
		return alarm.detail().isEmpty() ? "" : ": " + alarm.detail(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static String remedy(Alarm alarm) {
		String pattern = switch (alarm.signal()) {
		case HOST_CPU -> Messages.Remedy_hostCpu;
		case HOST_MEMORY, HOST_OVERCOMMIT -> Messages.Remedy_hostMemory;
		case HOST_DEGRADED -> Messages.Remedy_hostDegraded;
		case HOST_LOST -> Messages.Remedy_hostLost;
		case HOST_CLONED -> Messages.Remedy_hostCloned;
		case VM_CPU -> Messages.Remedy_vmCpu;
		case VM_DISK, VM_NETWORK -> Messages.Remedy_vmRate;
		case VM_CRASHED -> Messages.Remedy_vmCrashed;
		case VM_IO_ERROR -> Messages.Remedy_vmIoError;
		case VM_DEAD -> Messages.Remedy_vmDead;
		case DATASTORE_FILL -> Messages.Remedy_datastoreFill;
		case DATASTORE_INACTIVE -> Messages.Remedy_datastoreInactive;
		case TASK_UNDECIDED -> Messages.Remedy_taskUndecided;
		};
		return Messages.bind(pattern, alarm.subjectName(), alarm.host());
	}

	static String condition(AlarmRule rule) {
		boolean atOnce = rule.duration().isZero();
		if (!rule.signal().isNumber())
			return atOnce ? Messages.Condition_atOnce : Messages.bind(Messages.Condition_for, duration(rule.duration()));
		String limit = Messages.bind(rule.signal().isBelow() ? Messages.Condition_under : Messages.Condition_over, quantity(rule.threshold(), rule.signal()));
		return atOnce ? limit : limit + ' ' + Messages.bind(Messages.Condition_for, duration(rule.duration()));
	}

	static String quantity(double value, AlarmSignal signal) {
		return switch (signal.unit()) {
		case PERCENT -> number(value) + " %"; //$NON-NLS-1$
		case MIB_PER_SECOND -> number(value) + " MiB/s"; //$NON-NLS-1$
		case NONE -> ""; //$NON-NLS-1$
		};
	}

	/** "90", "0.5" */
	static String number(double value) {
		if (Math.abs(value - Math.rint(value)) < 0.05)
			return Long.toString(Math.round(value));
		return String.format(Locale.ROOT, "%.1f", value); //$NON-NLS-1$
	}

	/** "30 s", "5 min", "2 h", "3 d" */
	static String duration(Duration duration) {
		long seconds = duration.toSeconds();
		if (seconds % 86_400 == 0 && seconds > 0)
			return seconds / 86_400 + " d"; //$NON-NLS-1$
		if (seconds % 3600 == 0 && seconds > 0)
			return seconds / 3600 + " h"; //$NON-NLS-1$
		return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + " min" : seconds + " s"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
