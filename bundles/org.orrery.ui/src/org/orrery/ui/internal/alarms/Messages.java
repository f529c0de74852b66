// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Acknowledge_many;
	public static String Acknowledge_message;
	public static String Acknowledge_title;
	public static String Action_acknowledge;
	public static String Action_muteDay;
	public static String Action_muteForEver;
	public static String Action_muteHour;
	public static String Action_show;
	public static String Action_unacknowledge;
	public static String Action_unmute;
	public static String Column_object;
	public static String Column_severity;
	public static String Column_since;
	public static String Column_state;
	public static String Column_what;
	public static String Empty_active;
	public static String Empty_history;
	public static String Empty_quiet;
	public static String Filter_active;
	public static String Filter_history;
	public static String Filter_quiet;
	public static String Place;
	public static String Rule_addTitle;
	public static String Rule_all;
	public static String Rule_cluster;
	public static String Rule_editTitle;
	public static String Rule_host;
	public static String Rule_hysteresis;
	public static String Rule_minutes;
	public static String Rule_minutesUnit;
	public static String Rule_name;
	public static String Rule_noNumber;
	public static String Rule_object;
	public static String Rule_percent;
	public static String Rule_rate;
	public static String Rule_severity;
	public static String Rule_signal;
	public static String Rule_threshold;
	public static String Rules_add;
	public static String Rules_condition;
	public static String Rules_description;
	public static String Rules_edit;
	public static String Rules_name;
	public static String Rules_remove;
	public static String Rules_scope;
	public static String Rules_writing;
	public static String State_acknowledged;
	public static String State_acknowledgedNote;
	public static String State_ended;
	public static String State_muted;
	public static String State_mutedForEver;
	public static String State_open;
	public static String Status_none;
	public static String Status_one;
	public static String Status_several;
	public static String Status_tooltip;
	public static String Tab;
	public static String Tab_count;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
