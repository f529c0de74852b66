// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.find;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Field_error;
	public static String Field_message;
	public static String Field_proposal;
	public static String Field_tooltip;
	public static String Find_count;
	public static String Find_host;
	public static String Find_kind;
	public static String Find_kindDatastore;
	public static String Find_kindHost;
	public static String Find_kindNetwork;
	public static String Find_kindVm;
	public static String Find_name;
	public static String Find_show;
	public static String Find_tags;
	public static String Find_title;
	public static String Saved_badName;
	public static String Saved_item;
	public static String Saved_remove;
	public static String Saved_save;
	public static String Saved_saveQuestion;
	public static String Saved_saveTitle;
	public static String Saved_tooltip;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
