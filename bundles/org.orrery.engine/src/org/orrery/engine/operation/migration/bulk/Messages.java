// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String BulkCheck_cannot;
	public static String BulkCheck_named;
	public static String BulkCheck_noRoom;
	public static String BulkCheck_noRoomRemedy;
	public static String BulkCheck_twice;
	public static String BulkCheck_twiceRemedy;
	public static String BulkEnd_left;
	public static String BulkLimits_range;
	public static String BulkMigrate_empty;
	public static String BulkMigrate_emptyRemedy;
	public static String BulkMigrate_nothingBack;
	public static String BulkMigrate_title;
	public static String BulkMigrate_titleTo;
	public static String BulkPlan_copies;
	public static String BulkPlan_limits;
	public static String BulkPlan_summary;
	public static String BulkRun_again;
	public static String BulkRun_againRemedy;
	public static String BulkRun_cancelled;
	public static String BulkRun_closing;
	public static String BulkRun_limits;
	public static String BulkRun_paused;
	public static String BulkRun_phase;
	public static String BulkRun_phasePaused;
	public static String BulkRun_step;
	public static String BulkRun_stopped;
	public static String BulkSettings_unreadable;
	public static String BulkSurvey_atSource;
	public static String BulkSurvey_follow;
	public static String BulkSurvey_moved;
	public static String BulkSurvey_moving;
	public static String Evacuation_noTarget;
	public static String Evacuation_stays;
	public static String Evacuation_staysRemedy;
	public static String Evacuation_title;
	public static String LimitsText_noNumber;
	public static String MoveResults_arrived;
	public static String Placement_memory;
	public static String QueueControls_unwritable;
	public static String SharedNames_disks;
	public static String SharedNames_disksRemedy;
	public static String SharedNames_unused;
	public static String SharedNames_unusedRemedy;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.migration.bulk.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
