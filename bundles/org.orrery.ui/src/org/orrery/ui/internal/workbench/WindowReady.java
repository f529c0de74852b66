// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/**
 * How long the start took: from the start of the process, with the script that became it, until the window stood there painted. For the
 * diagnostics, and for the benchmark that names a file in {@code orrery.ready.file}. UI thread.
 */
public final class WindowReady implements Listener {
	private static final String PROPERTY = "orrery.ready.file"; //$NON-NLS-1$
	private static long millis = -1;

	private final Display display;
	private final Shell window;

	private WindowReady(Display display, Shell window) {
		this.display = display;
		this.window = window;
	}

	/** The window has been opened; what is missing is that it is painted. */
	public static void awaitPainting(Shell window) {
		WindowReady ready = new WindowReady(window.getDisplay(), window);
		window.getDisplay().addFilter(SWT.Paint, ready);
	}

	/** Milliseconds from the start of the process; empty as long as it is not ready. */
	public static OptionalLong tookMillis() {
		return millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis);
	}

	@Override
	public void handleEvent(Event event) {
		if (!(event.widget instanceof Control control) || control.isDisposed() || control.getShell() != window)
			return;
		display.removeFilter(SWT.Paint, this);
		// what is due is painted first
		display.asyncExec(this::painted);
	}

	private void painted() {
		Instant started = ProcessHandle.current().info().startInstant().orElse(null);
		if (started == null)
			return;
		millis = Duration.between(started, Instant.now()).toMillis();
		String file = System.getProperty(PROPERTY);
		if (file == null)
			return;
		try {
			Files.writeString(Path.of(file), millis + "\n"); //$NON-NLS-1$
		} catch (IOException e) {
			ILog.of(WindowReady.class).warn("Cannot write the time of the start to " + file, e); //$NON-NLS-1$
		}
	}
}
