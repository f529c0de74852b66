// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String AwaitedPart_closing;
	public static String AwaitedPart_failed;
	public static String EnterMaintenance_againRemedy;
	public static String EnterMaintenance_already;
	public static String EnterMaintenance_evacuate;
	public static String EnterMaintenance_mark;
	public static String EnterMaintenance_move;
	public static String EnterMaintenance_neverMarked;
	public static String EnterMaintenance_notEmpty;
	public static String EnterMaintenance_summary;
	public static String EnterMaintenance_title;
	public static String EnterMaintenance_undecidedRemedy;
	public static String EnterMaintenance_undo;
	public static String EnterMaintenance_verify;
	public static String HostWork_awaitBack;
	public static String HostWork_awaitGone;
	public static String HostWork_failed;
	public static String HostWork_notBack;
	public static String HostWork_notGone;
	public static String HostWork_notRun;
	public static String HostWork_person;
	public static String HostWork_remedy;
	public static String HostWork_stopped;
	public static String HostWork_tooLong;
	public static String LeaveMaintenance_againRemedy;
	public static String LeaveMaintenance_back;
	public static String LeaveMaintenance_done;
	public static String LeaveMaintenance_mark;
	public static String LeaveMaintenance_move;
	public static String LeaveMaintenance_notIn;
	public static String LeaveMaintenance_notInRemedy;
	public static String LeaveMaintenance_nowhere;
	public static String LeaveMaintenance_nowhereRemedy;
	public static String LeaveMaintenance_title;
	public static String MaintenanceStore_damaged;
	public static String Maintenance_ending;
	public static String Maintenance_notConnected;
	public static String Maintenance_notWritten;
	public static String Maintenance_notWrittenRemedy;
	public static String Maintenance_since;
	public static String Rolling_awaitReturn;
	public static String Rolling_command;
	public static String Rolling_empty;
	public static String Rolling_emptyRemedy;
	public static String Rolling_host;
	public static String Rolling_interrupted;
	public static String Rolling_interruptedRemedy;
	public static String Rolling_person;
	public static String Rolling_still;
	public static String Rolling_title;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.maintenance.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
