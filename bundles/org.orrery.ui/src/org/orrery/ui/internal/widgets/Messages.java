// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Limits_attempts;
	public static String Limits_attemptsHint;
	public static String Limits_copyWeight;
	public static String Limits_copyWeightHint;
	public static String Limits_perDatastore;
	public static String Limits_perDatastoreHint;
	public static String Limits_perHost;
	public static String Limits_perHostHint;
	public static String Limits_perLink;
	public static String Limits_perLinkHint;
	public static String Text_copy;
	public static String Text_notSaved;
	public static String Text_notSavedReason;
	public static String Text_save;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
