// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lock;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String LockRefusedException_heldBy;

	static {
		NLS.initializeMessages("org.orrery.engine.lock.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
