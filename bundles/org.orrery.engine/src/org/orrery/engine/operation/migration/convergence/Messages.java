// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Limits_bandwidth;
	public static String Limits_downtime;
	public static String Limits_none;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.migration.convergence.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
