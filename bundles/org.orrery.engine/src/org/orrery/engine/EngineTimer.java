// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * When things happen: one timer thread for the whole engine. Work on it must be short and must never ask a host. Thread-safe. A test may
 * give one that follows its own clock.
 */
@FunctionalInterface
public interface EngineTimer {
	/** Runs the work later, once. The returned future serves to cancel it. */
	Future<?> schedule(Duration delay, Runnable work);

	/** Real time, on one daemon thread. */
	static RealTime realTime() {
		return new RealTime();
	}

	/** Real time; close it to end the thread. What is scheduled later than that is dropped. */
	final class RealTime implements EngineTimer, AutoCloseable {
		private final ScheduledThreadPoolExecutor executor;

		private RealTime() {
			executor = new ScheduledThreadPoolExecutor(1, work -> {
				Thread thread = new Thread(work, "orrery-timer"); //$NON-NLS-1$
				thread.setDaemon(true);
				return thread;
			});
			executor.setRemoveOnCancelPolicy(true);
		}

		@Override
		public Future<?> schedule(Duration delay, Runnable work) {
			try {
				return executor.schedule(() -> guarded(work), delay.toNanos(), TimeUnit.NANOSECONDS);
			} catch (RejectedExecutionException closed) {
				return java.util.concurrent.CompletableFuture.completedFuture(null);
			}
		}

		private static void guarded(Runnable work) {
			try {
				work.run();
			} catch (RuntimeException e) {
				System.getLogger(EngineTimer.class.getName()).log(System.Logger.Level.ERROR, "Timed work failed", e); //$NON-NLS-1$
			}
		}

		@Override
		public void close() {
			executor.shutdownNow();
		}
	}
}
