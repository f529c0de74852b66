// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String DesignStore_kept;
	public static String DesignStore_malformed;
	public static String DesignStore_newer;
	public static String DesignStore_noDiagram;
	public static String DesignStore_notKept;
	public static String DesignStore_place;
	public static String DesignStore_unreadable;

	static {
		NLS.initializeMessages("org.orrery.model.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
