// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String JournalReader_empty;
	public static String JournalReader_malformed;
	public static String JournalReader_newer;
	public static String JournalReader_torn;
	public static String JournalReader_unreadable;
	public static String Reconciliation_cannotRecreate;
	public static String Reconciliation_connectionGone;
	public static String Reconciliation_examineFailed;
	public static String Reconciliation_examining;
	public static String Reconciliation_found;
	public static String Reconciliation_lookRemedy;
	public static String Reconciliation_neverBegan;
	public static String Reconciliation_neverBeganRemedy;
	public static String Reconciliation_notExamined;
	public static String Reconciliation_waiting;
	public static String RunLock_noLocks;
	public static String TaskEvent_closedTask;
	public static String TaskEvent_unknownStep;
	public static String TaskEvent_unknownTask;
	public static String TaskJson_noHeader;
	public static String TaskJson_noObject;
	public static String TaskJson_noTask;
	public static String TaskJson_unknownEvent;
	public static String TaskLedger_inconsistent;
	public static String TaskRun_abandoned;
	public static String TaskRun_abandonedRemedy;
	public static String TaskRun_cancelNotConfirmed;
	public static String TaskRun_cancelTooLate;
	public static String TaskRun_cancelledBeforeStart;
	public static String TaskRun_cancelledOnRequest;
	public static String TaskRun_cancellerFailed;
	public static String TaskRun_compensationFailed;
	public static String TaskRun_compensationFailedRemedy;
	public static String TaskRun_defect;
	public static String TaskRun_defectRemedy;
	public static String TaskRun_lockRemedy;
	public static String TaskRetention_count;
	public static String TaskRetention_days;
	public static String TaskRetention_unreadable;
	public static String TaskScript_heading;
	public static String TaskScript_headingUnplanned;
	public static String TaskStore_accessDenied;
	public static String TaskStore_closed;
	public static String TaskStore_unreadable;
	public static String TaskStore_unwritable;
	public static String TaskStore_unwritableRemedy;
	public static String Tasks_otherProcess;
	public static String Tasks_unknown;
	public static String TornEnd_aside;
	public static String TornEnd_empty;

	static {
		NLS.initializeMessages("org.orrery.engine.task.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
