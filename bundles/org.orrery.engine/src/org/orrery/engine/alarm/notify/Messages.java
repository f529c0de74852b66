// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Channel_failed;
	public static String Digest_allEnded;
	public static String Digest_ended;
	public static String Digest_many;
	public static String Digest_omitted;
	public static String Digest_on;
	public static String Digest_since;
	public static String Digest_someEnded;
	public static String Mail_address;
	public static String Mail_incomplete;
	public static String Mail_noPassword;
	public static String Mail_port;
	public static String Notifier_lost;
	public static String Secret_form;
	public static String Secret_noFile;
	public static String Secret_noVariable;
	public static String Settings_malformed;
	public static String Settings_noServer;
	public static String Settings_version;
	public static String Webhook_address;
	public static String Webhook_refused;

	static {
		NLS.initializeMessages("org.orrery.engine.alarm.notify.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
