// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.several;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {
	public static String SeveralRun_closing;
	public static String SeveralRun_done;
	public static String SeveralRun_inAll;
	public static String SeveralRun_left;
	public static String SeveralRun_notBegun;
	public static String SeveralRun_phase;
	public static String SeveralRun_step;
	public static String Several_againRemedy;
	public static String Several_empty;
	public static String Several_emptyRemedy;
	public static String Several_nothingBack;
	public static String Several_seen;
	public static String Several_skipped;
	public static String Several_summary;
	public static String Several_undo;

	static {
		NLS.initializeMessages("org.orrery.engine.operation.several.messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {
	}
}
