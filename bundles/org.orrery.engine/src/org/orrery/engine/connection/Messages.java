// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String ConnectionStore_entry;
	public static String ConnectionStore_locked;
	public static String ConnectionStore_malformed;
	public static String ConnectionStore_malformedInPlace;
	public static String ConnectionStore_newer;
	public static String ConnectionStore_noObject;
	public static String ConnectionStore_permissionDenied;
	public static String ConnectionStore_unreadable;
	public static String ConnectionStore_unwritable;
	public static String Connections_exists;
	public static String Connections_forgotten;
	public static String Connections_unknown;
	public static String Failure_authentication;
	public static String Failure_authenticationRemedy;
	public static String Failure_certificate;
	public static String Failure_certificateDateRemedy;
	public static String Failure_certificateMissingRemedy;
	public static String Failure_certificateRemedy;
	public static String Failure_denied;
	public static String Failure_deniedRemedy;
	public static String Failure_hostKey;
	public static String Failure_hostKeyRemedy;
	public static String Failure_listenLocal;
	public static String Failure_listenSsh;
	public static String Failure_listenTcp;
	public static String Failure_listenTls;
	public static String Failure_lost;
	public static String Failure_lostRemedy;
	public static String Failure_malformed;
	public static String Failure_malformedRemedy;
	public static String Failure_nameRemedy;
	public static String Failure_noDriver;
	public static String Failure_noDriverRemedy;
	public static String Failure_other;
	public static String Failure_otherRemedy;
	public static String Failure_refusedRemedy;
	public static String Failure_same;
	public static String Failure_sameRemedy;
	public static String Failure_sshKeyRemedy;
	public static String Failure_unreachable;
	public static String Failure_unreachableRemedy;
	public static String Failure_unsupported;
	public static String Failure_unsupportedRemedy;
	public static String HealthCheck_noAnswer;
	public static String HostConnection_disconnected;
	public static String HostConnection_notConnected;
	public static String HostConnection_notYet;
	public static String HostConnection_reconfigured;
	public static String HostConnection_shutDown;
	public static String HostConnection_slow;
	public static String HostConnection_slowRemedy;
	public static String OpenAttempt_noAnswer;
	public static String OpenAttempt_opening;
	public static String OpenAttempt_unknownDriver;
	public static String Session_asking;
	public static String Session_defect;
	public static String Session_laneFull;
	public static String Session_lost;

	static {
		NLS.initializeMessages("org.orrery.engine.connection.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
