// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.plan;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String AppliedSteps_changed;
	public static String AppliedSteps_changing;
	public static String AppliedSteps_taken;

	static {
		NLS.initializeMessages("org.orrery.fabric.plan.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
