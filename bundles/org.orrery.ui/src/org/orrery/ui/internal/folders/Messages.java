// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Folders_none;
	public static String Rename_action;
	public static String Rename_empty;
	public static String Rename_question;
	public static String Rename_title;
	public static String Rename_verb;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
