// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.imports;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Import_interrupted;
	public static String Import_notSaved;
	public static String Import_reading;
	public static String Import_saving;
	public static String Import_title;
	public static String Preview_all;
	public static String Preview_description;
	public static String Preview_found;
	public static String Preview_group;
	public static String Preview_name;
	public static String Preview_title;
	public static String Preview_uri;
	public static String Preview_verdict;
	public static String Source_allFiles;
	public static String Source_browse;
	public static String Source_browseTitle;
	public static String Source_csv;
	public static String Source_csvText;
	public static String Source_description;
	public static String Source_file;
	public static String Source_fileNeeded;
	public static String Source_fileOptional;
	public static String Source_group;
	public static String Source_groupHint;
	public static String Source_libvirt;
	public static String Source_libvirtText;
	public static String Source_tables;
	public static String Source_title;
	public static String Source_virtManager;
	public static String Source_virtManagerText;
	public static String Verdict_leftOut;
	public static String Verdict_new;
	public static String Verdict_newBut;
	public static String Verdict_refused;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
