// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;
import org.orrery.ui.UiIds;

/** All, running or failed tasks: a radio group in the menu of the view. */
public final class TaskFilterHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.matchesRadioState(event))
			return null;
		String wanted = event.getParameter(RadioState.PARAMETER_ID);
		HandlerUtil.updateRadioState(event.getCommand(), wanted);
		if (HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().findView(UiIds.TASKS_VIEW) instanceof TasksView view)
			view.show(TaskFilter.valueOf(wanted));
		return null;
	}
}
