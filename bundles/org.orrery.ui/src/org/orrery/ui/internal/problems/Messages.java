// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.problems;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Action_copy;
	public static String Action_show;
	public static String Column_kind;
	public static String Column_object;
	public static String Column_remedy;
	public static String Column_severity;
	public static String Column_since;
	public static String Column_what;
	public static String Empty;
	public static String Filter_message;
	public static String Filter_nothing;
	public static String Row;
	public static String Tab;
	public static String Tab_count;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
