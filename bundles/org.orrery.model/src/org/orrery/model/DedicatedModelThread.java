// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The model thread of the command line, the controller and of tests: one daemon thread of its own. */
public final class DedicatedModelThread implements ModelThread, AutoCloseable {
	private volatile Thread thread;
	private final ScheduledThreadPoolExecutor executor;

	public DedicatedModelThread() {
		executor = new ScheduledThreadPoolExecutor(1, work -> {
			thread = new Thread(work, "orrery-model"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		});
		executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() == thread;
	}

	@Override
	public void execute(Runnable work) {
		executeLater(0, work);
	}

	@Override
	public void executeLater(long milliseconds, Runnable work) {
		try {
			executor.schedule(() -> runGuarded(work), milliseconds, TimeUnit.MILLISECONDS);
		} catch (RejectedExecutionException e) {
			// closed: nobody looks at the model any more
		}
	}

	private static void runGuarded(Runnable work) {
		try {
			work.run();
		} catch (RuntimeException e) {
			System.getLogger(DedicatedModelThread.class.getName()).log(System.Logger.Level.ERROR, "Work on the model thread failed", e); //$NON-NLS-1$
		}
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}
}
