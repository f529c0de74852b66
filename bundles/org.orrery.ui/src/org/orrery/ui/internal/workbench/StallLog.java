// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import java.time.Duration;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiWatchdog;

/** Notes in the error log when the window did not answer for long, and what it was at. Looks twice a second, which costs next to nothing. */
public final class StallLog implements UiWatchdog.Listener {
	private static final Duration EVERY = Duration.ofMillis(500);
	private static final Duration LIMIT = Duration.ofSeconds(2);

	private StackTraceElement[] doing;

	private StallLog() {
	}

	/** Until the display is disposed. */
	public static void start(Display display) {
		UiWatchdog.start(display, EVERY, LIMIT, new StallLog());
	}

	@Override
	public void stalled(StackTraceElement[] stack) {
		doing = stack;
	}

	/** Told when it is over: only then it is known how long it was. */
	@Override
	public void answered(long waitedNanos) {
		if (doing == null)
			return;
		Throwable where = new Throwable(Messages.Stall_where);
		where.setStackTrace(doing);
		doing = null;
		ILog.of(StallLog.class).log(new Status(IStatus.WARNING, UiIds.BUNDLE, NLS.bind(Messages.Stall_message, waitedNanos / 100_000_000 / 10.0), where));
	}
}
