// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Bar_clear;
	public static String Bar_exportPicture;
	public static String Bar_exportTable;
	public static String Bar_metric;
	public static String Bar_range;
	public static String Bar_showAll;
	public static String Empty_message;
	public static String Empty_verb;
	public static String Export_csv;
	public static String Export_failed;
	public static String Export_png;
	public static String Export_reason;
	public static String Notice_nothing;
	public static String Notice_tooMany;
	public static String Notice_waiting;
	public static String Range_day;
	public static String Range_hour;
	public static String Range_live;
	public static String Range_month;
	public static String Range_week;
	public static String Series_maximum;
	public static String Series_mean;
	public static String Series_minimum;
	public static String Series_name;
	public static String Series_notMeasured;
	public static String Series_nothing;
	public static String Series_now;
	public static String Series_pointed;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
