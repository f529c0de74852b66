// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.openflow;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String OpenFlowConnection_closed;
	public static String OpenFlowConnection_interrupted;
	public static String OpenFlowConnection_operation;
	public static String OpenFlowConnection_refused;
	public static String OpenFlowConnection_timedOut;
	public static String OpenFlowConnection_unreachable;
	public static String OpenFlowConnection_version;

	static {
		NLS.initializeMessages("org.orrery.fabric.ovs.openflow.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
