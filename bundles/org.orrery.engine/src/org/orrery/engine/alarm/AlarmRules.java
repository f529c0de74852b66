// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import static org.orrery.engine.alarm.AlarmSeverity.CRITICAL;
import static org.orrery.engine.alarm.AlarmSeverity.WARNING;

import java.time.Duration;
import java.util.List;

/** The rules that hold until a person changes them. */
final class AlarmRules {
	private AlarmRules() {
	}

	static List<AlarmRule> standard() {
		return List.of(number("host-cpu-critical", Messages.Default_hostCpuCritical, CRITICAL, AlarmSignal.HOST_CPU, 95, 5, 5), //$NON-NLS-1$
				number("host-cpu", Messages.Default_hostCpu, WARNING, AlarmSignal.HOST_CPU, 90, 5, 5), //$NON-NLS-1$
				number("host-memory-critical", Messages.Default_hostMemoryCritical, CRITICAL, AlarmSignal.HOST_MEMORY, 95, 3, 5), //$NON-NLS-1$
				number("host-memory", Messages.Default_hostMemory, WARNING, AlarmSignal.HOST_MEMORY, 90, 3, 5), //$NON-NLS-1$
				number("host-overcommit", Messages.Default_hostOvercommit, WARNING, AlarmSignal.HOST_OVERCOMMIT, 100, 5, 5), //$NON-NLS-1$
				state("host-lost", Messages.Default_hostLost, CRITICAL, AlarmSignal.HOST_LOST, Duration.ofSeconds(30)), //$NON-NLS-1$
				state("host-degraded", Messages.Default_hostDegraded, WARNING, AlarmSignal.HOST_DEGRADED, Duration.ofMinutes(1)), //$NON-NLS-1$
				state("host-cloned", Messages.Default_hostCloned, WARNING, AlarmSignal.HOST_CLONED, Duration.ZERO), //$NON-NLS-1$
				number("vm-cpu", Messages.Default_vmCpu, WARNING, AlarmSignal.VM_CPU, 90, 5, 5), //$NON-NLS-1$
				state("vm-crashed", Messages.Default_vmCrashed, CRITICAL, AlarmSignal.VM_CRASHED, Duration.ZERO), //$NON-NLS-1$
				state("vm-io-error", Messages.Default_vmIoError, CRITICAL, AlarmSignal.VM_IO_ERROR, Duration.ZERO), //$NON-NLS-1$
				number("vm-dead", Messages.Default_vmDead, WARNING, AlarmSignal.VM_DEAD, 0.5, 0.5, 15), //$NON-NLS-1$
				number("datastore-fill-critical", Messages.Default_datastoreFillCritical, CRITICAL, AlarmSignal.DATASTORE_FILL, 85, 2, 0), //$NON-NLS-1$
				number("datastore-fill", Messages.Default_datastoreFill, WARNING, AlarmSignal.DATASTORE_FILL, 75, 2, 0), //$NON-NLS-1$
				state("datastore-inactive", Messages.Default_datastoreInactive, WARNING, AlarmSignal.DATASTORE_INACTIVE, Duration.ofMinutes(1)), //$NON-NLS-1$
				state("task-undecided", Messages.Default_taskUndecided, CRITICAL, AlarmSignal.TASK_UNDECIDED, Duration.ZERO)); //$NON-NLS-1$
	}

	private static AlarmRule number(String id, String name, AlarmSeverity severity, AlarmSignal signal, double threshold, double hysteresis, int minutes) {
		return new AlarmRule(id, name, severity, signal, threshold, hysteresis, Duration.ofMinutes(minutes), AlarmScope.ALL, true);
	}

	private static AlarmRule state(String id, String name, AlarmSeverity severity, AlarmSignal signal, Duration duration) {
		return new AlarmRule(id, name, severity, signal, 0, 0, duration, AlarmScope.ALL, true);
	}
}
