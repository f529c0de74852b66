// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Bulk_atSource;
	public static String Bulk_details;
	public static String Bulk_from;
	public static String Bulk_limits;
	public static String Bulk_moved;
	public static String Bulk_moving;
	public static String Bulk_notBegun;
	public static String Bulk_outcome;
	public static String Bulk_pause;
	public static String Bulk_record;
	public static String Bulk_resume;
	public static String Bulk_setTooltip;
	public static String Bulk_stop;
	public static String Bulk_stopTooltip;
	public static String Bulk_to;
	public static String Bulk_undecided;
	public static String Bulk_vm;
	public static String Bulk_vms;
	public static String Bulk_waiting;
	public static String Cancel_title;
	public static String Chart_dirtyRate;
	public static String Chart_perSecond;
	public static String Chart_rate;
	public static String Chart_remaining;
	public static String Chart_values;
	public static String Chart_waiting;
	public static String Column_cancelTooltip;
	public static String Column_details;
	public static String Column_progress;
	public static String Column_task;
	public static String Column_took;
	public static String Column_when;
	public static String Details_figure;
	public static String Details_withRemedy;
	public static String Empty_message;
	public static String Export_csv;
	public static String Export_json;
	public static String Filter_failed;
	public static String Filter_running;
	public static String Full_detail;
	public static String Full_ended;
	public static String Full_figures;
	public static String Full_findings;
	public static String Full_id;
	public static String Full_line;
	public static String Full_parameters;
	public static String Full_reason;
	public static String Full_remedy;
	public static String Full_started;
	public static String Full_state;
	public static String Full_steps;
	public static String Full_took;
	public static String Full_who;
	public static String Limits_bandwidth;
	public static String Limits_bandwidthUnit;
	public static String Limits_pause;
	public static String Limits_pauseUnit;
	public static String Limits_postCopy;
	public static String Limits_recover;
	public static String Limits_set;
	public static String Queue_asking;
	public static String Script_none;
	public static String Script_title;
	public static String Search_message;
	public static String Search_tooltip;
	public static String Tab;
	public static String Tab_failed;
	public static String Tab_running;
	public static String Undo_column;
	public static String Undo_none;
	public static String Undo_question;
	public static String Undo_title;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
