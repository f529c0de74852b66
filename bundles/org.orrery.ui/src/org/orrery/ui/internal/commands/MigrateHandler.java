// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Migrations;
import org.orrery.ui.Selections;

/** Migrate…: the wizard for the selected VMs. */
public final class MigrateHandler extends AbstractHandler implements IElementUpdater {
	@Override
	public Object execute(ExecutionEvent event) {
		var vms = Selections.objects(HandlerUtil.getCurrentSelection(event), VirtualMachine.class);
		if (!vms.isEmpty())
			Migrations.openWizard(HandlerUtil.getActiveShell(event), vms.stream().map(InventoryObject::getRef).toList());
		return null;
	}

	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		ISelectionService selections = element.getServiceLocator().getService(ISelectionService.class);
		if (selections == null)
			return;
		PowerRules.whyNot(PowerRules.MIGRATE, selections.getSelection()).ifPresentOrElse(element::setTooltip, () -> element.setTooltip(null));
	}
}
