// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.imports.ImportWizard;

/** Import hosts… */
public final class ImportHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		WizardDialog dialog = new WizardDialog(HandlerUtil.getActiveShell(event), new ImportWizard(Services.ofWorkbench()));
		dialog.setPageSize(760, 340);
		dialog.create();
		dialog.getShell().setData(UiIds.WIDGET_KEY, "import-wizard"); //$NON-NLS-1$
		dialog.open();
		return null;
	}
}
