// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.engine.statistics.Metric;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Selections;
import org.orrery.ui.UiIds;

/** Shows the courses of what is selected; without a selection, the chart as it was left. */
public final class ShowPerformanceHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		ISelection selection = HandlerUtil.getCurrentSelection(event);
		try {
			PerformanceView view = (PerformanceView) HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().showView(UiIds.PERFORMANCE_VIEW);
			if (Selections.objects(selection, InventoryObject.class).stream().anyMatch(object -> !Metric.of(object.getRef().kind()).isEmpty()))
				view.show(selection);
		} catch (PartInitException e) {
			throw new ExecutionException(e.getLocalizedMessage(), e);
		}
		return null;
	}
}
