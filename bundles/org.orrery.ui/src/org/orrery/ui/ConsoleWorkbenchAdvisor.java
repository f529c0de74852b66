// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.orrery.ui.internal.log.SessionLog;
import org.orrery.ui.internal.preferences.Theme;
import org.orrery.ui.internal.workbench.NativeTheme;
import org.orrery.ui.internal.workbench.StallLog;

/** The workbench of the console. */
public final class ConsoleWorkbenchAdvisor extends WorkbenchAdvisor {
	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return UiIds.FLEET_PERSPECTIVE;
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new ConsoleWindowAdvisor(configurer);
	}

	@Override
	public void preStartup() {
		SessionLog.start();
		NativeTheme.keepWidgets();
	}

	@Override
	public void postStartup() {
		Display.getCurrent().asyncExec(Theme::applyWished); // as a person would: parts that come up just now must hear of it
		NativeTheme.follow();
		StallLog.start(Display.getCurrent());
	}

	@Override
	public void postShutdown() {
		SessionLog.stop();
	}

	/** A failed listener costs one update, not the session: it is in the error log. */
	@Override
	public void eventLoopException(Throwable exception) {
		ILog.of(ConsoleWorkbenchAdvisor.class).error("Unexpected failure on the UI thread", exception); //$NON-NLS-1$
	}
}
