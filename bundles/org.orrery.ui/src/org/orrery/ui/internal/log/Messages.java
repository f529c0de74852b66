// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.log;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Clear;
	public static String Clear_tooltip;
	public static String Column_message;
	public static String Column_source;
	public static String Column_when;
	public static String Details_title;
	public static String Empty;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
