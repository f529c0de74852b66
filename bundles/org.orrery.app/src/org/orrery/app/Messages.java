// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String Console_cannotStart;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
