// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import org.eclipse.osgi.util.NLS;

final class FinderMessages extends NLS {
	public static String Ambiguous_byHost;
	public static String Ambiguous_byId;
	public static String Noun_datastore;
	public static String Noun_host;
	public static String Noun_network;
	public static String Noun_vm;
	public static String NotFound_among;
	public static String NotFound_empty;
	public static String NotFound_nearest;

	static {
		NLS.initializeMessages("org.orrery.engine.inventory.finder", FinderMessages.class); //$NON-NLS-1$
	}

	private FinderMessages() {
	}
}
