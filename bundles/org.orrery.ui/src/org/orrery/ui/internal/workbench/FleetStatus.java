// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;
import org.orrery.model.FleetListener;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;

/** The line at the bottom: hosts, VMs, running tasks, and who watches over the fleet. */
public final class FleetStatus extends WorkbenchWindowControlContribution {
	private Services services;
	private Composite area;
	private Label icon;
	private Label text;

	@Override
	protected Control createControl(Composite parent) {
		services = Services.of(getWorkbenchWindow());
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 2).spacing(6, 0).applyTo(area);
		icon = new Label(area, SWT.NONE);
		text = new Label(area, SWT.NONE);
		text.setData(UiIds.WIDGET_KEY, "fleet-status"); //$NON-NLS-1$
		text.setToolTipText(Messages.Status_tooltip);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(430, SWT.DEFAULT).applyTo(text);
		UiPulse pulse = new UiPulse(services.fleet().modelThread(), 300, this::show);
		FleetListener fleetListener = change -> pulse.request();
		TaskFeed.Listener taskListener = changed -> pulse.request();
		services.fleet().addListener(fleetListener);
		services.taskFeed().addListener(taskListener);
		area.addDisposeListener(event -> {
			pulse.stop();
			services.fleet().removeListener(fleetListener);
			services.taskFeed().removeListener(taskListener);
		});
		show();
		return area;
	}

	private void show() {
		int hosts = 0;
		int connected = 0;
		int vms = 0;
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				hosts++;
				connected += host.getState() == HostState.ACTIVE ? 1 : 0;
				vms += host.getVms().size();
			}
		icon.setImage(hosts == 0 ? Images.image("host") : Images.image("host", connected == hosts ? "ok" : "degraded")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		long running = services.taskFeed().runningCount();
		text.setText(NLS.bind(Messages.Status_line, new Object[] { connected, hosts, vms, tasks(running), Messages.Status_watchedHere }));
	}

	private static String tasks(long running) {
		if (running == 0)
			return Messages.Status_noTasks;
		return running == 1 ? Messages.Status_oneTask : NLS.bind(Messages.Status_tasks, running);
	}

	@Override
	public boolean isDynamic() {
		return false;
	}
}
