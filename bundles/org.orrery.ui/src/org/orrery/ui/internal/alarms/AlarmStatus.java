// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.action.StatusLineLayoutData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** In the status line: how many alarms nobody has seen to; a click opens the view. */
public final class AlarmStatus extends ContributionItem {
	private final Services services;
	private CLabel label;

	public AlarmStatus(Services services) {
		super("org.orrery.ui.status.alarms"); //$NON-NLS-1$
		this.services = services;
	}

	@Override
	public void fill(Composite parent) {
		new Label(parent, SWT.SEPARATOR);
		label = new CLabel(parent, SWT.NONE);
		label.setData(UiIds.WIDGET_KEY, "alarm-status"); //$NON-NLS-1$
		label.setToolTipText(Messages.Status_tooltip);
		label.setImage(Images.image("alarms")); //$NON-NLS-1$
		label.setText(NLS.bind(Messages.Status_several, 100));
		StatusLineLayoutData space = new StatusLineLayoutData();
		space.widthHint = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		label.setLayoutData(space);
		label.addListener(SWT.MouseDown, event -> open());
		AlarmFeed.Listener listener = marked -> show();
		services.alarms().addListener(listener);
		Runnable themeListener = this::show; // icons are drawn for the theme
		ThemeColors.addListener(themeListener);
		label.addDisposeListener(event -> {
			services.alarms().removeListener(listener);
			ThemeColors.removeListener(themeListener);
		});
		show();
	}

	private static void open() {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		try {
			page.showView(UiIds.ALARMS_VIEW);
		} catch (PartInitException e) {
			ILog.of(AlarmStatus.class).error("The view of alarms could not be opened", e); //$NON-NLS-1$
		}
	}

	private void show() {
		long critical = services.alarms().unseen(AlarmSeverity.CRITICAL);
		long all = services.alarms().unseen(null);
		label.setImage(Images.image(critical > 0 ? "state/critical" : all > 0 ? "state/warning" : "alarms")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		label.setText(all == 0 ? Messages.Status_none : all == 1 ? Messages.Status_one : NLS.bind(Messages.Status_several, all));
	}
}
