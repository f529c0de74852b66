// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.orrery.ui.Words;

/** Remembers what was logged since the workbench started, whether the view was open or not. Thread-safe. */
public final class SessionLog implements ILogListener {
	private static final int LIMIT = 500;
	private static final SessionLog SESSION = new SessionLog();

	/** One thing that was logged. */
	record Entry(Instant time, IStatus status) {
		String fullText() {
			StringWriter text = new StringWriter();
			PrintWriter out = new PrintWriter(text);
			out.println(Words.absolute(time) + "  " + status.getPlugin()); //$NON-NLS-1$
			out.println(status.getMessage());
			for (IStatus child : status.getChildren())
				out.println("  " + child.getMessage()); //$NON-NLS-1$
			if (status.getException() != null)
				status.getException().printStackTrace(out);
			return text.toString();
		}
	}

	private final Deque<Entry> entries = new ArrayDeque<>();

	private SessionLog() {
	}

	static SessionLog instance() {
		return SESSION;
	}

	/** From the start of the workbench to its end. */
	public static void start() {
		Platform.addLogListener(SESSION);
	}

	public static void stop() {
		Platform.removeLogListener(SESSION);
	}

	@Override
	public void logging(IStatus status, String bundle) {
		if (status.getSeverity() < IStatus.WARNING)
			return;
		synchronized (entries) {
			entries.addLast(new Entry(Instant.now(), status));
			if (entries.size() > LIMIT)
				entries.removeFirst();
		}
	}

	/** Oldest first. */
	List<Entry> entries() {
		synchronized (entries) {
			return List.copyOf(entries);
		}
	}

	void clear() {
		synchronized (entries) {
			entries.clear();
		}
	}
}
