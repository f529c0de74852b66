// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.annotation;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Annotate_againRemedy;
	public static String Annotate_failed;
	public static String Annotate_gone;
	public static String Annotate_goneRemedy;
	public static String Annotate_inFolder;
	public static String Annotate_noFolder;
	public static String Annotate_noFolderRemedy;
	public static String Annotate_notConnected;
	public static String Annotate_onHost;
	public static String Annotate_same;
	public static String Annotate_sameRemedy;
	public static String Annotate_several;
	public static String Annotate_title;
	public static String Annotate_unseen;
	public static String Annotate_unseenRemedy;
	public static String Annotate_unwritableRemedy;
	public static String Change_added;
	public static String Change_folder;
	public static String Change_noFolder;
	public static String Change_noNotes;
	public static String Change_notes;
	public static String Change_removed;
	public static String Script_live;
	public static String Script_orrery;
	public static String Script_orreryOnly;

	static {
		NLS.initializeMessages("org.orrery.engine.annotation.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
