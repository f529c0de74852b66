// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.several;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Sheet_all;
	public static String Sheet_checking;
	public static String Sheet_nothing;
	public static String Sheet_script;
	public static String Sheet_some;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
