// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import java.util.List;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.orrery.ui.Services;
import org.orrery.ui.internal.alarms.AlarmStatus;

/** Makes the actions known that parts retarget (undo, copy, delete …). Menus and tool bars themselves are declared in plugin.xml. */
public final class GlobalActions extends ActionBarAdvisor {
	private static final List<ActionFactory> RETARGETED = List.of(ActionFactory.UNDO, ActionFactory.REDO, ActionFactory.CUT,
			ActionFactory.COPY, ActionFactory.PASTE, ActionFactory.DELETE, ActionFactory.SELECT_ALL, ActionFactory.FIND, ActionFactory.PRINT,
			ActionFactory.SAVE, ActionFactory.RENAME, ActionFactory.REFRESH);

	public GlobalActions(IActionBarConfigurer configurer) {
		super(configurer);
	}

	@Override
	protected void makeActions(IWorkbenchWindow window) {
		for (ActionFactory factory : RETARGETED)
			register(factory.create(window));
	}

	@Override
	protected void fillStatusLine(IStatusLineManager statusLine) {
		statusLine.appendToGroup(StatusLineManager.END_GROUP, new AlarmStatus(Services.ofWorkbench()));
		statusLine.appendToGroup(StatusLineManager.END_GROUP, new FleetStatus(Services.ofWorkbench()));
	}
}
