// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.maintenance.LeaveMaintenanceOperation;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.Words;
import org.orrery.ui.internal.migrate.RememberedLimits;

/** Takes the selected hosts out of service, or puts them back, one task each. Declared as {@code MaintenanceHandler:ENTER}. */
public final class MaintenanceHandler extends AbstractHandler implements IExecutableExtension {
	private enum Act {
		ENTER, LEAVE
	}

	private Act act;

	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
		act = Act.valueOf(String.valueOf(data));
	}

	@Override
	public Object execute(ExecutionEvent event) {
		List<Host> hosts = Selections.objects(HandlerUtil.getCurrentSelection(event), Host.class);
		if (hosts.isEmpty() || act == Act.ENTER && !confirm(HandlerUtil.getActiveShell(event), hosts))
			return null;
		Map<ObjectRef, String> named = new LinkedHashMap<>();
		hosts.forEach(host -> named.put(host.getRef(), host.getName()));
		Services services = Services.ofWorkbench();
		RememberedLimits limits = new RememberedLimits(services.engine());
		Job.createSystem(Messages.Maintenance_title, (ICoreRunnable) monitor -> {
			EvacuationWish wish = EvacuationWish.usual().withLimits(limits.await());
			named.forEach((host, name) -> services.tasks().submit(operation(host, name, wish)));
		}).schedule();
		return null;
	}

	private Operation operation(ObjectRef host, String name, EvacuationWish wish) {
		return act == Act.ENTER ? new EnterMaintenanceOperation(host, name, wish) : new LeaveMaintenanceOperation(host, name, true, wish);
	}

	private static boolean confirm(Shell shell, List<Host> hosts) {
		String names = Words.list(hosts.stream().map(Host::getName).toList());
		return MessageDialog.open(MessageDialog.QUESTION, shell, Messages.Maintenance_title, NLS.bind(Messages.Maintenance_question, names), 0,
				Messages.Maintenance_verb, IDialogConstants.CANCEL_LABEL) == 0;
	}
}
