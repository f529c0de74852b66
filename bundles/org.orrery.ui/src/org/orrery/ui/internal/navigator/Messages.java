// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Drag_alreadyThere;
	public static String Drag_can;
	public static String Drag_cannot;
	public static String Drag_dropOnHost;
	public static String Drag_statusCan;
	public static String Drag_statusCannot;
	public static String Empty_button;
	public static String Empty_import;
	public static String Empty_message;
	public static String Group_datastores;
	public static String Group_networks;
	public static String Group_untagged;
	public static String Group_vlan;
	public static String Host_inMaintenance;
	public static String Host_lastSeen;
	public static String Host_noVms;
	public static String Host_staleSince;
	public static String Host_staleTooltip;
	public static String Host_tooltip;
	public static String Host_vms;
	public static String Searches_ask;
	public static String Searches_group;
	public static String Searches_remove;
	public static String Store_used;
	public static String Vm_migrating;
	public static String Vm_progress;
	public static String Vm_tooltip;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
