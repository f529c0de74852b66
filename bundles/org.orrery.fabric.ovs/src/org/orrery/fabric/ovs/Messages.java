// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String OvsFabric_changing;
	public static String OvsFabric_interrupted;
	public static String OvsFabric_notTakenOver;
	public static String SwitchWriter_changed;
	public static String SwitchWriter_changing;
	public static String SwitchWriter_noRoot;

	static {
		NLS.initializeMessages("org.orrery.fabric.ovs.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
