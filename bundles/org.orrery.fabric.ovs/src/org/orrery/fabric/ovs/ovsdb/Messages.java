// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String JsonMessages_malformed;
	public static String JsonMessages_noObject;
	public static String JsonMessages_tooLarge;
	public static String OvsdbAddress_expected;
	public static String OvsdbAddress_reading;
	public static String OvsdbConnection_asking;
	public static String OvsdbConnection_broken;
	public static String OvsdbConnection_cannotSend;
	public static String OvsdbConnection_certificate;
	public static String OvsdbConnection_closed;
	public static String OvsdbConnection_closedByServer;
	public static String OvsdbConnection_connecting;
	public static String OvsdbConnection_interrupted;
	public static String OvsdbConnection_request;
	public static String OvsdbConnection_silent;
	public static String OvsdbConnection_timedOut;
	public static String OvsdbConnection_unreachable;
	public static String OvsdbQuery_reading;
	public static String OvsdbSchema_lacks;
	public static String OvsdbSchema_malformed;
	public static String OvsdbSchema_reading;
	public static String OvsdbTransaction_changing;

	static {
		NLS.initializeMessages("org.orrery.fabric.ovs.ovsdb.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
