// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.control;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String ControlSocket_asking;
	public static String ControlSource_finding;
	public static String ControlSource_unknown;

	static {
		NLS.initializeMessages("org.orrery.fabric.ovs.control.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
