// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.find;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Field_error;
	public static String Field_message;
	public static String Field_proposal;
	public static String Field_tooltip;
	public static String Saved_badName;
	public static String Saved_item;
	public static String Saved_remove;
	public static String Saved_save;
	public static String Saved_saveQuestion;
	public static String Saved_saveTitle;
	public static String Saved_tooltip;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
