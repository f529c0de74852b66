// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String CacheFile_cut;
	public static String CacheFile_damaged;
	public static String CacheFile_foreign;
	public static String CacheFile_large;
	public static String CacheFile_version;
	public static String HostSync_unreadable;
	public static String InventoryCache_ignored;
	public static String InventoryCache_other;
	public static String InventorySync_copiedUuid;
	public static String InventorySync_copiedUuidRemedy;
	public static String InventorySync_reading;
	public static String InventorySync_same;
	public static String InventorySync_unknown;

	static {
		NLS.initializeMessages("org.orrery.engine.inventory.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
