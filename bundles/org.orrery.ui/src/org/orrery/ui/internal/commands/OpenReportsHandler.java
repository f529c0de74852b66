// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.reports.ReportInput;

/** Opens or shows the reports. */
public final class OpenReportsHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		try {
			HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage().openEditor(ReportInput.INSTANCE, UiIds.REPORT_EDITOR);
		} catch (PartInitException e) {
			throw new ExecutionException(e.getLocalizedMessage(), e);
		}
		return null;
	}
}
