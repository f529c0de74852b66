// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Column_address;
	public static String Column_cpu;
	public static String Column_cpuCourse;
	public static String Column_disk;
	public static String Column_folder;
	public static String Column_host;
	public static String Column_memory;
	public static String Column_name;
	public static String Column_network;
	public static String Column_notes;
	public static String Column_occupied;
	public static String Column_state;
	public static String Column_tags;
	public static String Column_uptime;
	public static String Column_vcpus;
	public static String Columns_choose;
	public static String Columns_defaults;
	public static String Columns_down;
	public static String Columns_hint;
	public static String Columns_title;
	public static String Columns_tooltip;
	public static String Columns_up;
	public static String Count_all;
	public static String Count_filtered;
	public static String Editor_title;
	public static String Editor_tooltip;
	public static String Rate;
	public static String State_migrating;
	public static String State_withProgress;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
