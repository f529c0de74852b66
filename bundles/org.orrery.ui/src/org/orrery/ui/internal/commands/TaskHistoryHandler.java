// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Selections;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.tasks.TasksView;

/** Task history: the Tasks view with the tasks of the selected object. */
public final class TaskHistoryHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		var objects = Selections.objects(HandlerUtil.getCurrentSelection(event), InventoryObject.class);
		if (objects.isEmpty())
			return null;
		try {
			TasksView view = (TasksView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(UiIds.TASKS_VIEW);
			view.showHistory(objects.getFirst().getName(), objects.getFirst().getRef());
		} catch (PartInitException e) {
			throw new ExecutionException(e.getMessage(), e);
		}
		return null;
	}
}
