// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.document;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String DesignDocument_newer;
	public static String DesignDocument_noJson;
	public static String JsonPlace_document;
	public static String JsonPlace_expected;
	public static String JsonPlace_list;
	public static String JsonPlace_nothing;
	public static String JsonPlace_number;
	public static String JsonPlace_object;
	public static String JsonPlace_text;
	public static String JsonPlace_unknown;
	public static String JsonPlace_uuid;

	static {
		NLS.initializeMessages("org.orrery.fabric.document.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
