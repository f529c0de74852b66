// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String HostAccess_interrupted;
	public static String HostAccess_noAnswer;
	public static String HostAccess_unknownHost;
	public static String HostFailure_accessRemedy;
	public static String HostFailure_busyRemedy;
	public static String HostFailure_certificateRemedy;
	public static String HostFailure_connectionRemedy;
	public static String HostFailure_existsRemedy;
	public static String HostFailure_notFoundRemedy;
	public static String HostFailure_otherRemedy;
	public static String HostFailure_reason;
	public static String HostFailure_resourcesRemedy;
	public static String HostFailure_stateRemedy;
	public static String HostFailure_targetRemedy;
	public static String HostFailure_unsafeRemedy;
	public static String HostFailure_unsupportedRemedy;
	public static String InverseOperations_aborted;
	public static String InverseOperations_incomplete;
	public static String InverseOperations_notDone;
	public static String InverseOperations_open;
	public static String InverseOperations_rolling;
	public static String InverseOperations_unknown;
	public static String Operation_notExaminable;
	public static String Operation_notExaminableRemedy;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
