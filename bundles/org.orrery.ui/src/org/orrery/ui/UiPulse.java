// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.concurrent.atomic.AtomicBoolean;

import org.orrery.model.ModelThread;

/** Runs one thing on the UI thread soon after it was asked for; however often it is asked for, at most one run is pending. */
public final class UiPulse {
	private final ModelThread uiThread;
	private final long delayMillis;
	private final Runnable work;
	private final AtomicBoolean pending = new AtomicBoolean();
	private volatile boolean stopped;

	public UiPulse(ModelThread uiThread, long delayMillis, Runnable work) {
		this.uiThread = uiThread;
		this.delayMillis = delayMillis;
		this.work = work;
	}

	/** Any thread. */
	public void request() {
		if (!stopped && pending.compareAndSet(false, true))
			uiThread.executeLater(delayMillis, this::run);
	}

	/** UI thread, with the part: nothing runs afterwards. */
	public void stop() {
		stopped = true;
	}

	private void run() {
		pending.set(false);
		if (!stopped)
			work.run();
	}
}
