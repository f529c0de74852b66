// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches what the UI thread waits for, until it is closed: a host that hangs holds whoever asks it for seconds, which no look at the thread
 * misses. Made on the UI thread.
 */
final class UiThreadGuard implements AutoCloseable {
	private static final int LOOK_MILLIS = 5;
	private static final List<String> ASKING = List.of("org.orrery.engine.operation.HostAccess", "org.orrery.engine.operation.RememberedLines",
			"org.orrery.engine.operation.migration.bulk.BulkSettings", "org.orrery.engine.operation.migration.bulk.QueueControls",
			"org.orrery.engine.task.TaskStore", "org.orrery.engine.task.TaskRetention", "org.orrery.hypervisor.simulator.SimulatedConnection");

	private final Thread watched = Thread.currentThread();
	private final Set<String> seen = new TreeSet<>();
	private final Thread watcher = new Thread(this::watch, "UI thread guard");
	private volatile boolean closed;

	UiThreadGuard() {
		watcher.setDaemon(true);
		watcher.start();
	}

	private void watch() {
		while (!closed) {
			Arrays.stream(watched.getStackTrace()).filter(frame -> ASKING.contains(frame.getClassName()) && !isHarmless(frame))
					.forEach(frame -> seen.add(frame.getClassName() + '.' + frame.getMethodName()));
			java.util.concurrent.locks.LockSupport.parkNanos(LOOK_MILLIS * 1_000_000L);
		}
	}

	/** Making an object of it asks nobody yet. */
	private static boolean isHarmless(StackTraceElement frame) {
		return frame.getMethodName().equals("<init>") || frame.getMethodName().equals("of") || frame.getMethodName().equals("<clinit>");
	}

	@Override
	public void close() {
		closed = true;
		try {
			watcher.join();
		} catch (InterruptedException e) {
			throw new AssertionError(e);
		}
		assertEquals(Set.of(), seen, "the UI thread asked a host or the disk");
	}
}
