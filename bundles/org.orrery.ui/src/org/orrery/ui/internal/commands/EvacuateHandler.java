// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.model.inventory.Host;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.internal.migrate.EvacuateWizard;

/** Evacuate…: the VMs of the selected host go wherever there is room. */
public final class EvacuateHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.single(HandlerUtil.getCurrentSelection(event), Host.class).ifPresent(host -> new WizardDialog(HandlerUtil.getActiveShell(event),
				new EvacuateWizard(Services.ofWorkbench(), host.getRef(), host.getName())).open());
		return null;
	}
}
