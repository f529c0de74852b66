// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String General_confirmMigration;
	public static String General_dark;
	public static String General_light;
	public static String General_theme;
	public static String Retention_days;
	public static String Retention_daysUnit;
	public static String Retention_description;
	public static String Retention_hint;
	public static String Retention_keep;
	public static String Retention_keepUnit;
	public static String Retention_reading;
	public static String Retention_writing;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
