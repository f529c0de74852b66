// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.orrery.ui.ConsoleWorkbenchAdvisor;

/** {@code org.orrery.app.console}: the desktop console. Runs on the main thread, which becomes the UI thread. */
public final class ConsoleApplication implements IApplication {
	@Override
	public Object start(IApplicationContext context) {
		Display display = PlatformUI.createDisplay();
		try {
			int outcome = PlatformUI.createAndRunWorkbench(display, new ConsoleWorkbenchAdvisor());
			return outcome == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
		}
	}

	/** Called by the framework when it is shut down, from a thread of its own. */
	@Override
	public void stop() {
		if (!PlatformUI.isWorkbenchRunning())
			return;
		IWorkbench workbench = PlatformUI.getWorkbench();
		Display display = workbench.getDisplay();
		display.syncExec(() -> {
			if (!display.isDisposed())
				workbench.close();
		});
	}
}
