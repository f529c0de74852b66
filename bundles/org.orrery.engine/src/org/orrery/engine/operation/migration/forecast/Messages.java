// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.forecast;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Forecast_assumed;
	public static String Forecast_byLastResort;
	public static String Forecast_byPolicy;
	public static String Forecast_dirty;
	public static String Forecast_learnt;
	public static String Forecast_limited;
	public static String Forecast_networkCard;
	public static String Forecast_never;
	public static String Forecast_no;
	public static String Forecast_notMeasured;
	public static String Forecast_why;
	public static String Forecast_words;
	public static String Forecast_yes;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.migration.forecast.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
