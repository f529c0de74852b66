// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.orrery.model.ModelThread;

/** The model thread of the console: the UI thread of a display. */
public final class DisplayModelThread implements ModelThread {
	private final Display display;

	public DisplayModelThread(Display display) {
		this.display = display;
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
			display.timerExec((int) milliseconds, work);
		else
			execute(() -> display.timerExec((int) milliseconds, work));
	}
}
