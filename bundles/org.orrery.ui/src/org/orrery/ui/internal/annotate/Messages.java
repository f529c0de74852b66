// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Folder_hint;
	public static String Folder_title;
	public static String Notes_hint;
	public static String Notes_title;
	public static String Tags_hint;
	public static String Tags_new;
	public static String Tags_title;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
