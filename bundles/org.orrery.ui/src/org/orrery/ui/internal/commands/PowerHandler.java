// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.util.LinkedHashMap;
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
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.Words;
import org.orrery.ui.internal.several.SeveralSheet;

/** Asks one power action of the selected VMs: of one at once, of several after a look at the plan, as one task. Declared as {@code PowerHandler:START}. */
public final class PowerHandler extends AbstractHandler implements IExecutableExtension, IElementUpdater {
	private PowerAction action;

	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
		action = PowerAction.valueOf(String.valueOf(data));
	}

	@Override
	public Object execute(ExecutionEvent event) {
		List<VirtualMachine> vms = Selections.objects(HandlerUtil.getCurrentSelection(event), VirtualMachine.class);
		Services services = Services.ofWorkbench();
		Shell shell = HandlerUtil.getActiveShell(event);
		if (vms.size() > 1)
			showPlan(shell, services, vms);
		else if (vms.size() == 1 && (action != PowerAction.FORCE_OFF || confirmForceOff(shell, vms.getFirst().getName())))
			services.tasks().submit(new PowerOperation(action, vms.getFirst().getRef(), vms.getFirst().getName()));
		return null;
	}

	private void showPlan(Shell shell, Services services, List<VirtualMachine> vms) {
		Map<ObjectRef, String> names = new LinkedHashMap<>();
		vms.forEach(vm -> names.put(vm.getRef(), vm.getName()));
		String warning = action == PowerAction.FORCE_OFF ? NLS.bind(Messages.ForceOff_question, Words.list(List.copyOf(names.values()))) : ""; //$NON-NLS-1$
		OperationContext context = services.engine().context();
		new SeveralSheet(shell, services, PowerOperation.of(action, names, context).title(), PowerRules.imageOf(action), warning,
				() -> PowerOperation.of(action, names, context)).open();
	}

	private static boolean confirmForceOff(Shell shell, String name) {
		String verb = NLS.bind(Messages.ForceOff_verb, name);
		return MessageDialog.open(MessageDialog.QUESTION, shell, verb, NLS.bind(Messages.ForceOff_question, name), 0, verb, Messages.ForceOff_keep) == 0;
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
