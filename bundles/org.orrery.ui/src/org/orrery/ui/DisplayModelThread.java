// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.ArrayDeque;
import java.util.Queue;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.orrery.model.ModelThread;

/**
 * The model thread of the console: the UI thread of a display. What was asked for later comes one by one, with a rest after each: what a
 * person does, and what is to be painted, never waits for more than one of them. Without it, GTK runs all that is due before anything else;
 * a turn is posted, because SWT comes to what is posted when nothing is to be painted and nobody has clicked.
 */
public final class DisplayModelThread implements ModelThread {
	private static final int REST_MILLIS = 8;
	/** Where painting never ends, because it takes longer than the time between two frames, nothing that is posted is ever come to. */
	private static final int LONGEST_WAIT_MILLIS = 100;

	private final Display display;
	private final int longestWaitMillis;
	// of the UI thread
	private final Queue<Runnable> due = new ArrayDeque<>();
	private final Runnable turn = this::turn;
	private final Runnable wake = () -> execute(turn);
	private final Runnable overdue = this::overdue;
	private boolean watched;
	private long restedFrom = System.nanoTime();

	public DisplayModelThread(Display display) {
		this(display, LONGEST_WAIT_MILLIS);
	}

	/** @param longestWaitMillis after which what is due comes even if there is still something to paint */
	public DisplayModelThread(Display display, int longestWaitMillis) {
		this.display = display;
		this.longestWaitMillis = longestWaitMillis;
	}

	@Override
	public boolean isCurrent() {
		return Thread.currentThread() == display.getThread();
	}

	@Override
	public void execute(Runnable work) {
		try {
			display.asyncExec(work);
		} catch (SWTException e) {
			if (e.code != SWT.ERROR_DEVICE_DISPOSED)
				throw e;
			// the window is closed: nobody looks at the model any more
		}
	}

	@Override
	public void executeLater(long milliseconds, Runnable work) {
		if (milliseconds <= 0)
			execute(work);
		else if (isCurrent() && !display.isDisposed())
			display.timerExec((int) milliseconds, () -> queue(work));
		else
			execute(() -> display.timerExec((int) milliseconds, () -> queue(work)));
	}

	private void queue(Runnable work) {
		due.add(work);
		execute(turn);
		watch();
	}

	private void watch() {
		if (watched || due.isEmpty() || display.isDisposed())
			return;
		watched = true;
		display.timerExec(longestWaitMillis, overdue);
	}

	private void overdue() {
		watched = false;
		try {
			turn();
		} finally {
			watch();
		}
	}

	private void turn() {
		long wait = restedFrom - System.nanoTime();
		if (wait > 0) {
			display.timerExec((int) (wait / 1_000_000) + 1, wake);
			return;
		}
		Runnable work = due.poll();
		if (work == null)
			return;
		try {
			work.run();
		} finally {
			restedFrom = System.nanoTime() + REST_MILLIS * 1_000_000;
			if (!due.isEmpty() && !display.isDisposed())
				display.timerExec(REST_MILLIS, wake);
		}
	}
}
