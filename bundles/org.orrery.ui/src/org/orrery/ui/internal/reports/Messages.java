// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.reports;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Bar_export;
	public static String Bar_group;
	public static String Bar_groupHint;
	public static String Bar_period;
	public static String Bar_print;
	public static String Bar_refresh;
	public static String Bar_report;
	public static String Editor_job;
	public static String Editor_title;
	public static String Editor_tooltip;
	public static String Export_csv;
	public static String Export_failed;
	public static String Export_html;
	public static String Export_job;
	public static String Export_pdf;
	public static String Period_day;
	public static String Period_month;
	public static String Period_week;
	public static String Print_noBrowser;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
