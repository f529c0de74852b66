// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISelectionService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.Tasks;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/** Asks one power action of every selected VM, one task each. Declared as {@code PowerHandler:START}. */
public final class PowerHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
	private PowerAction action;

	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
		action = PowerAction.valueOf(String.valueOf(data));
	}

	@Override
	public Object execute(ExecutionEvent event) {
		List<VirtualMachine> vms = Selections.objects(HandlerUtil.getCurrentSelection(event), VirtualMachine.class);
		if (vms.isEmpty() || action == PowerAction.FORCE_OFF && !confirmForceOff(HandlerUtil.getActiveShell(event), vms))
			return null;
		Tasks tasks = Services.ofWorkbench().tasks();
		vms.forEach(vm -> tasks.submit(new PowerOperation(action, vm.getRef(), vm.getName())));
		return null;
	}

	private static boolean confirmForceOff(Shell shell, List<VirtualMachine> vms) {
		String names = Words.list(vms.stream().map(VirtualMachine::getName).toList());
		String verb = vms.size() == 1 ? NLS.bind(Messages.ForceOff_verb, names) : NLS.bind(Messages.ForceOff_verbSeveral, vms.size());
		return MessageDialog.open(MessageDialog.QUESTION, shell, verb, NLS.bind(Messages.ForceOff_question, names), 0, verb,
				Messages.ForceOff_keep) == 0;
	}

	/** The reason beside the no. */
	@Override
	public void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
		ISelectionService selections = element.getServiceLocator().getService(ISelectionService.class);
		if (selections == null)
			return;
		PowerRules.whyNot(action.name(), selections.getSelection()).ifPresentOrElse(element::setTooltip, () -> element.setTooltip(null));
	}
}
