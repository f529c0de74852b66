// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Text_copy;
	public static String Text_notSaved;
	public static String Text_notSavedReason;
	public static String Text_save;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
