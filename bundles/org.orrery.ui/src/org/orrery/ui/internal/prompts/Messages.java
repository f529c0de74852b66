// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.prompts;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Credentials_heading;
	public static String Credentials_message;
	public static String Credentials_password;
	public static String Credentials_realm;
	public static String Credentials_save;
	public static String Credentials_saveTooltip;
	public static String Credentials_title;
	public static String Credentials_user;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
