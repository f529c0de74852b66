// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Csv_badAutoConnect;
	public static String Csv_empty;
	public static String Csv_malformed;
	public static String Csv_moreFields;
	public static String Csv_noUri;
	public static String Csv_unknownColumn;
	public static String Csv_uriMissing;
	public static String GVariant_badCharacter;
	public static String GVariant_expected;
	public static String GVariant_more;
	public static String GVariant_stringExpected;
	public static String GVariant_unclosed;
	public static String Import_duplicate;
	public static String Import_duplicateOfLine;
	public static String Import_known;
	public static String Import_passwordLeft;
	public static String LibvirtConf_aliasExpected;
	public static String LibvirtConf_aliasName;
	public static String LibvirtConf_equalsExpected;
	public static String LibvirtConf_listUnclosed;
	public static String LibvirtConf_malformed;
	public static String LibvirtConf_settingExpected;
	public static String LibvirtConf_stringExpected;
	public static String LibvirtConf_stringUnclosed;
	public static String Local_noLibvirt;
	public static String Local_noVirtManager;
	public static String Source_denied;
	public static String Source_missing;
	public static String Source_notText;
	public static String Source_tooLarge;
	public static String VirtManager_empty;
	public static String VirtManager_malformed;
	public static String VirtManager_noKey;

	static {
		NLS.initializeMessages("org.orrery.engine.connection.imports.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
