// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** One window of the console. */
final class ConsoleWindowAdvisor extends WorkbenchWindowAdvisor {
	private static final Point INITIAL_SIZE = new Point(1200, 800);

	ConsoleWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		window.setInitialSize(INITIAL_SIZE);
		window.setShowCoolBar(true);
		window.setShowStatusLine(true);
		window.setShowProgressIndicator(true);
	}
}
