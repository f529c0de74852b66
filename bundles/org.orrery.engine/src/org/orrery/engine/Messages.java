// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {
	public static String Engine_dataFolder;
	public static String Engine_notWritable;

	static {
		NLS.initializeMessages("org.orrery.engine.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
