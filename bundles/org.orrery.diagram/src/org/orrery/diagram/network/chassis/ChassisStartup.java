// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.chassis;

import java.time.Instant;

import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchListener;
import org.eclipse.ui.PlatformUI;
import org.orrery.engine.network.Networks;
import org.orrery.ui.Services;

/** Begins the watch with the console and ends it with it. The workbench calls it on a thread that is not the user interface's. */
public final class ChassisStartup implements IStartup {
	private static ChassisFeed feed;

	@Override
	public void earlyStartup() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		if (!workbench.getDisplay().isDisposed())
			workbench.getDisplay().asyncExec(() -> feed());
	}

	/** The one of this console. UI thread. */
	static ChassisFeed feed() {
		if (feed != null)
			return feed;
		Networks networks = Services.ofWorkbench().engine().networks();
		feed = new ChassisFeed(networks.designs()::applied, (drawn, changed) -> networks.inside().chassis(drawn, true, changed), Instant::now).start();
		PlatformUI.getWorkbench().addWorkbenchListener(new IWorkbenchListener() {
			@Override
			public boolean preShutdown(IWorkbench closing, boolean forced) {
				return true;
			}

			@Override
			public void postShutdown(IWorkbench closing) {
				feed.close();
			}
		});
		return feed;
	}
}
