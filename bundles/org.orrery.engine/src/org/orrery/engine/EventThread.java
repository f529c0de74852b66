// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Tells listeners what happened, in the order it happened, without any lock held. One daemon thread for the whole engine, which is why
 * listeners must return at once. Thread-safe.
 */
public final class EventThread implements AutoCloseable {
	private final ThreadPoolExecutor executor;

	public EventThread() {
		executor = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
			Thread thread = new Thread(work, "orrery-events"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		});
		executor.allowCoreThreadTimeOut(true);
	}

	/** Never blocks. After {@link #close()} nothing is told any more. */
	public void tell(Runnable event) {
		try {
			executor.execute(() -> guarded(event));
		} catch (RejectedExecutionException closed) {
			// nobody is to be told any more
		}
	}

	private static void guarded(Runnable event) {
		try {
			event.run();
		} catch (RuntimeException e) {
			System.getLogger(EventThread.class.getName()).log(System.Logger.Level.ERROR, "A listener failed", e); //$NON-NLS-1$
		}
	}

	@Override
	public void close() {
		executor.shutdownNow();
	}
}
