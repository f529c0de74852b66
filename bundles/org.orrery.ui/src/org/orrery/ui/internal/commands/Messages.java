// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String ForceOff_keep;
	public static String ForceOff_question;
	public static String ForceOff_verb;
	public static String Maintenance_question;
	public static String Maintenance_title;
	public static String Maintenance_verb;
	public static String Power_held;
	public static String Power_hostAway;
	public static String Power_nothingSelected;
	public static String Power_state;
	public static String RemoveConnection_failed;
	public static String RemoveConnection_keep;
	public static String RemoveConnection_question;
	public static String RemoveConnection_title;
	public static String RemoveConnection_verb;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
