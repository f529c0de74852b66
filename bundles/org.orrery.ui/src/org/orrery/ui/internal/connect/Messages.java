// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.connect;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Certificates_noFile;
	public static String Certificates_noFolder;
	public static String Connect_alreadySaved;
	public static String Connect_connect;
	public static String Connect_editTitle;
	public static String Connect_message;
	public static String Connect_notSaved;
	public static String Connect_save;
	public static String Connect_test;
	public static String Connect_title;
	public static String Connect_uri;
	public static String Field_autoConnect;
	public static String Field_browse;
	public static String Field_certificates;
	public static String Field_certificatesBrowse;
	public static String Field_certificatesDefault;
	public static String Field_cluster;
	public static String Field_datacenter;
	public static String Field_folder;
	public static String Field_host;
	public static String Field_hostExample;
	public static String Field_label;
	public static String Field_labelDefault;
	public static String Field_path;
	public static String Field_raw;
	public static String Field_rawExample;
	public static String Field_user;
	public static String Field_way;
	public static String Page_add;
	public static String Page_connect;
	public static String Page_description;
	public static String Page_disconnect;
	public static String Page_edit;
	public static String Page_name;
	public static String Page_remove;
	public static String Page_state;
	public static String Page_uri;
	public static String Remedy_accessDenied;
	public static String Remedy_authentication;
	public static String Remedy_certificate;
	public static String Remedy_lost;
	public static String Remedy_malformed;
	public static String Remedy_noDriver;
	public static String Remedy_unreachable;
	public static String Test_answered;
	public static String Test_running;
	public static String Uri_hostInvalid;
	public static String Uri_hostMissing;
	public static String Uri_userInvalid;
	public static String Way_other;
	public static String Way_session;
	public static String Way_ssh;
	public static String Way_system;
	public static String Way_tcp;
	public static String Way_tls;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
