// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.StatusLineLayoutData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.orrery.model.FleetListener;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;

/** In the status line: hosts, VMs, running tasks, and who watches over the fleet. */
final class FleetStatus extends ContributionItem {
	private final Services services;
	private CLabel label;

	FleetStatus(Services services) {
		super("org.orrery.ui.status.fleet"); //$NON-NLS-1$
		this.services = services;
	}

	@Override
	public void fill(Composite parent) {
		new Label(parent, SWT.SEPARATOR);
		label = new CLabel(parent, SWT.NONE);
		label.setData(UiIds.WIDGET_KEY, "fleet-status"); //$NON-NLS-1$
		label.setToolTipText(Messages.Status_tooltip);
		StatusLineLayoutData space = new StatusLineLayoutData();
		label.setText(line(new Object[] { 100, 100, 10_000, NLS.bind(Messages.Status_tasks, 10) }));
		label.setImage(Images.image("host")); //$NON-NLS-1$
		space.widthHint = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		label.setLayoutData(space);
		UiPulse pulse = new UiPulse(services.fleet().modelThread(), 300, this::show);
		FleetListener fleetListener = change -> pulse.request();
		TaskFeed.Listener taskListener = changed -> pulse.request();
		services.fleet().addListener(fleetListener);
		services.taskFeed().addListener(taskListener);
		Runnable themeListener = this::show; // icons are drawn for the theme
		ThemeColors.addListener(themeListener);
		label.addDisposeListener(event -> {
			pulse.stop();
			ThemeColors.removeListener(themeListener);
			services.fleet().removeListener(fleetListener);
			services.taskFeed().removeListener(taskListener);
		});
		show();
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
		label.setImage(hosts == 0 ? Images.image("host") : Images.image("host", connected == hosts ? "ok" : "degraded")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		label.setText(line(new Object[] { connected, hosts, vms, tasks(services.taskFeed().runningCount()) }));
	}

	private static String line(Object[] counts) {
		return NLS.bind(Messages.Status_line, counts) + Messages.Status_watchedHere;
	}

	private static String tasks(long running) {
		if (running == 0)
			return Messages.Status_noTasks;
		return running == 1 ? Messages.Status_oneTask : NLS.bind(Messages.Status_tasks, running);
	}
}
