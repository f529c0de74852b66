// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.find;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/** Search everything: by a query, over all kinds; that of a saved search is given by a parameter. */
public final class FindHandler extends AbstractHandler {
	private FindDialog open;

	@Override
	public Object execute(ExecutionEvent event) {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindow(event);
		if (window == null)
			return null;
		if (open == null || open.getShell() == null || open.getShell().isDisposed())
			open = new FindDialog(window.getShell(), Services.ofWorkbench(), window.getActivePage());
		open.open();
		if (event.getParameter(UiIds.FIND_QUERY) != null)
			open.ask(event.getParameter(UiIds.FIND_QUERY));
		return null;
	}
}
