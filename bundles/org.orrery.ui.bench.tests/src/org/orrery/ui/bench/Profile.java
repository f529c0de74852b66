// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** What the UI thread spends its time with: looks at it every few milliseconds until it is closed, and prints what was on its stack most. */
final class Profile implements AutoCloseable {
	private static final long EVERY_NANOS = 5_000_000;
	private static final int SHOWN = 45;

	private final Thread watched;
	private final Map<String, Integer> seen = new HashMap<>();
	private final Thread thread = new Thread(this::look, "ui-profile");
	private int looks;
	private int busy;
	private volatile boolean closed;

	private Profile(Thread watched) {
		this.watched = watched;
		thread.setDaemon(true);
		thread.start();
	}

	/** Only where {@code orrery.bench.profile} is set: looking costs the one that is looked at. */
	static Profile of(Console console) {
		return Boolean.getBoolean("orrery.bench.profile") ? new Profile(console.display().getThread()) : null;
	}

	private void look() {
		while (!closed) {
			StackTraceElement[] stack = watched.getStackTrace();
			looks++;
			if (stack.length > 0 && !stack[0].getMethodName().contains("poll")) {
				busy++;
				Set<String> once = new HashSet<>();
				for (StackTraceElement frame : stack)
					if (once.add(frame.getClassName() + '.' + frame.getMethodName()))
						seen.merge(frame.getClassName() + '.' + frame.getMethodName(), 1, Integer::sum);
			}
			LockSupport.parkNanos(EVERY_NANOS);
		}
	}

	@Override
	public void close() {
		closed = true;
		System.out.printf("profile: busy %d of %d looks%n", busy, looks);
		seen.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
				.filter(entry -> entry.getKey().startsWith("org.orrery") || entry.getKey().contains("swt.widgets") || entry.getKey().contains("draw2d"))
				.limit(SHOWN).forEach(entry -> System.out.printf("%6.1f %% %s%n", 100.0 * entry.getValue() / looks, entry.getKey()));
	}
}
