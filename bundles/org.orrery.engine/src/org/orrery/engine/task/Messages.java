// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	static String JournalReader_malformed;
	static String JournalReader_newer;
	static String JournalReader_torn;
	static String JournalReader_unreadable;
	static String Reconciliation_cannotRecreate;
	static String Reconciliation_connectionGone;
	static String Reconciliation_examineFailed;
	static String Reconciliation_examining;
	static String Reconciliation_found;
	static String Reconciliation_lookRemedy;
	static String Reconciliation_neverBegan;
	static String Reconciliation_neverBeganRemedy;
	static String Reconciliation_notExamined;
	static String Reconciliation_waiting;
	static String RunLock_noLocks;
	static String TaskEvent_closedTask;
	static String TaskEvent_unknownTask;
	static String TaskJson_noHeader;
	static String TaskJson_noObject;
	static String TaskJson_noTask;
	static String TaskJson_unknownEvent;
	static String TaskLedger_inconsistent;
	static String TaskRun_abandoned;
	static String TaskRun_abandonedRemedy;
	static String TaskRun_cancelNotConfirmed;
	static String TaskRun_cancelTooLate;
	static String TaskRun_cancelledBeforeStart;
	static String TaskRun_cancelledOnRequest;
	static String TaskRun_cancellerFailed;
	static String TaskRun_compensationFailed;
	static String TaskRun_compensationFailedRemedy;
	static String TaskRun_defect;
	static String TaskRun_defectRemedy;
	static String TaskRun_lockRemedy;
	static String TaskStore_closed;
	static String TaskStore_unreadable;
	static String TaskStore_unwritable;
	static String TaskStore_unwritableRemedy;
	static String Tasks_otherProcess;
	static String Tasks_unknown;

	static {
		NLS.initializeMessages("org.orrery.engine.task.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
