// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Measures how long the UI thread leaves waiting what is posted to it: a thread of its own posts, waits for the answer, and posts again. A
 * person feels the same wait at a click. At most one post is pending, so that the watchdog never adds to a stall.
 */
public final class UiWatchdog implements AutoCloseable {
	/** Told on the watchdog's thread. */
	public interface Listener {
		/** The UI thread has come to it. @param waitedNanos since it was posted */
		void answered(long waitedNanos);

		/** The UI thread has not come to it for longer than the limit; told once for each stall. @param doing what the UI thread is at */
		default void stalled(StackTraceElement[] doing) {
		}
	}

	private final Display display;
	private final long everyNanos;
	private final long limitNanos;
	private final Listener listener;
	private final Semaphore answer = new Semaphore(0);
	private final Thread thread = new Thread(this::watch, "orrery-ui-watchdog"); //$NON-NLS-1$
	private volatile boolean closed;

	private UiWatchdog(Display display, Duration every, Duration limit, Listener listener) {
		this.display = display;
		this.everyNanos = every.toNanos();
		this.limitNanos = limit.toNanos();
		this.listener = listener;
		thread.setDaemon(true);
	}

	/**
	 * Any thread.
	 *
	 * @param every time between two posts, as long as they are answered sooner
	 * @param limit from here on it is a stall
	 */
	public static UiWatchdog start(Display display, Duration every, Duration limit, Listener listener) {
		UiWatchdog watchdog = new UiWatchdog(display, every, limit, listener);
		watchdog.thread.start();
		return watchdog;
	}

	/** Any thread; ends soon after. */
	@Override
	public void close() {
		closed = true;
		thread.interrupt();
	}

	private void watch() {
		try {
			while (!closed) {
				long posted = System.nanoTime();
				display.asyncExec(answer::release);
				awaitAnswer();
				long waited = System.nanoTime() - posted;
				listener.answered(waited);
				TimeUnit.NANOSECONDS.sleep(Math.max(0, everyNanos - waited));
			}
		} catch (InterruptedException e) {
			// closed
		} catch (SWTException e) {
			if (e.code != SWT.ERROR_DEVICE_DISPOSED)
				throw e;
		}
	}

	private void awaitAnswer() throws InterruptedException {
		if (answer.tryAcquire(limitNanos, TimeUnit.NANOSECONDS))
			return;
		listener.stalled(display.getThread().getStackTrace());
		// a display that is disposed meanwhile answers nobody
		while (!answer.tryAcquire(1, TimeUnit.SECONDS))
			if (display.isDisposed())
				throw new SWTException(SWT.ERROR_DEVICE_DISPOSED);
	}
}
