// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String File_cut;
	public static String File_foreign;
	public static String File_future;
	public static String File_size;
	public static String File_version;
	public static String Files_setAside;
	public static String Files_unreadable;
	public static String Files_unwritable;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
