// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String AuditEntry_outside;
	public static String AuditTrail_severalVms;
	public static String AuditTrail_unknownVm;
	public static String OutsideJournal_damaged;
	public static String OutsideJournal_newer;
	public static String OutsideJournal_unreadable;
	public static String OutsideJournal_unwritable;
	public static String Outside_attempted;
	public static String Outside_crashed;
	public static String Outside_defined;
	public static String Outside_devices;
	public static String Outside_duringTask;
	public static String Outside_migratedAway;
	public static String Outside_migratedIn;
	public static String Outside_moved;
	public static String Outside_other;
	public static String Outside_paused;
	public static String Outside_rebooted;
	public static String Outside_resumed;
	public static String Outside_shutdown;
	public static String Outside_started;
	public static String Outside_stopped;
	public static String Outside_suspended;
	public static String Outside_undefined;
	public static String TaskQuery_badMoment;
	public static String TaskQuery_badState;

	static {
		NLS.initializeMessages("org.orrery.engine.audit.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
