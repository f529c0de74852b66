// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Alarms_ended;
	public static String Alarms_noAlarm;
	public static String Condition_atOnce;
	public static String Condition_for;
	public static String Condition_over;
	public static String Condition_under;
	public static String Default_datastoreFill;
	public static String Default_datastoreFillCritical;
	public static String Default_datastoreInactive;
	public static String Default_hostCloned;
	public static String Default_hostCpu;
	public static String Default_hostCpuCritical;
	public static String Default_hostDegraded;
	public static String Default_hostLost;
	public static String Default_hostMemory;
	public static String Default_hostMemoryCritical;
	public static String Default_hostOvercommit;
	public static String Default_taskUndecided;
	public static String Default_vmCpu;
	public static String Default_vmCrashed;
	public static String Default_vmDead;
	public static String Default_vmIoError;
	public static String Ending_back;
	public static String Ending_connection;
	public static String Ending_disabled;
	public static String Ending_gone;
	public static String Ending_superseded;
	public static String Journal_aside;
	public static String Journal_damaged;
	public static String Journal_newer;
	public static String Journal_unreadable;
	public static String Journal_unwritable;
	public static String Remedy_datastoreFill;
	public static String Remedy_datastoreInactive;
	public static String Remedy_hostCloned;
	public static String Remedy_hostCpu;
	public static String Remedy_hostDegraded;
	public static String Remedy_hostLost;
	public static String Remedy_hostMemory;
	public static String Remedy_taskUndecided;
	public static String Remedy_vmCpu;
	public static String Remedy_vmCrashed;
	public static String Remedy_vmDead;
	public static String Remedy_vmIoError;
	public static String Remedy_vmRate;
	public static String Rule_duration;
	public static String Rule_hysteresis;
	public static String Rule_id;
	public static String Rule_incomplete;
	public static String Rule_threshold;
	public static String Rules_exists;
	public static String Rules_malformed;
	public static String Rules_newer;
	public static String Rules_none;
	public static String Rules_rule;
	public static String Rules_unreadable;
	public static String Scope_all;
	public static String Scope_cluster;
	public static String Scope_host;
	public static String Severity_critical;
	public static String Severity_warning;
	public static String Signal_datastoreFill;
	public static String Signal_datastoreInactive;
	public static String Signal_hostCloned;
	public static String Signal_hostCpu;
	public static String Signal_hostDegraded;
	public static String Signal_hostLost;
	public static String Signal_hostMemory;
	public static String Signal_hostOvercommit;
	public static String Signal_taskUndecided;
	public static String Signal_unknown;
	public static String Signal_vmCpu;
	public static String Signal_vmCrashed;
	public static String Signal_vmDead;
	public static String Signal_vmDisk;
	public static String Signal_vmIoError;
	public static String Signal_vmNetwork;
	public static String What_cloned;
	public static String What_cpu;
	public static String What_crashed;
	public static String What_dead;
	public static String What_degraded;
	public static String What_disk;
	public static String What_fill;
	public static String What_inactive;
	public static String What_ioError;
	public static String What_limit;
	public static String What_limitFor;
	public static String What_lost;
	public static String What_memory;
	public static String What_network;
	public static String What_overcommit;
	public static String What_stale;
	public static String What_times;
	public static String What_undecided;

	static {
		NLS.initializeMessages("org.orrery.engine.alarm.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
