// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.core.commands.Command;
import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.orrery.ui.internal.vms.VirtualMachinesInput;
import org.orrery.ui.internal.workbench.CommandStates;
import org.orrery.ui.internal.workbench.GlobalActions;
import org.orrery.ui.internal.workbench.WindowReady;

/** One window of the console. */
final class ConsoleWindowAdvisor extends WorkbenchWindowAdvisor {
	/** Up to this width a console wants the whole screen. */
	private static final int SMALL_SCREEN = 1600;
	private CommandStates commandStates;

	ConsoleWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		super(configurer);
	}

	@Override
	public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer configurer) {
		return new GlobalActions(configurer);
	}

	@Override
	public void preWindowOpen() {
		IWorkbenchWindowConfigurer window = getWindowConfigurer();
		Rectangle screen = Display.getCurrent().getPrimaryMonitor().getClientArea();
		window.setInitialSize(screen.width <= SMALL_SCREEN ? new Point(screen.width, screen.height)
				: new Point(screen.width * 9 / 10, screen.height * 9 / 10));
		window.setShowCoolBar(true);
		window.setShowStatusLine(true);
		window.setShowProgressIndicator(true);
		window.setShowPerspectiveBar(false);
	}

	@Override
	public void postWindowOpen() {
		WindowReady.awaitPainting(getWindowConfigurer().getWindow().getShell());
		commandStates = new CommandStates(getWindowConfigurer().getWindow());
		IWorkbenchPage page = getWindowConfigurer().getWindow().getActivePage();
		if (page.getEditorReferences().length == 0)
			openFirstEditors(page);
		Services.of(getWindowConfigurer().getWindow()).engine().connections().connectAll();
	}

	private void openFirstEditors(IWorkbenchPage page) {
		try {
			page.openEditor(VirtualMachinesInput.INSTANCE, UiIds.VIRTUAL_MACHINES_EDITOR, false);
			Command topology = page.getWorkbenchWindow().getService(ICommandService.class).getCommand(UiIds.OPEN_TOPOLOGY);
			if (topology.isDefined())
				page.getWorkbenchWindow().getService(IHandlerService.class).executeCommand(UiIds.OPEN_TOPOLOGY, null);
		} catch (PartInitException | org.eclipse.core.commands.common.CommandException e) {
			ILog.of(ConsoleWindowAdvisor.class).error("The first editors could not be opened", e); //$NON-NLS-1$
		}
	}

	@Override
	public void dispose() {
		if (commandStates != null)
			commandStates.dispose();
	}
}
