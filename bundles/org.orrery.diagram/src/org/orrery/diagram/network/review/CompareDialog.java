// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.review;

import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.orrery.diagram.network.Messages;
import org.orrery.engine.network.NetworkComparison;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;

/** How each host differs from the design: what it has beside what is drawn. UI thread. */
public final class CompareDialog extends TitleAreaDialog {
	private static final int[] WIDTHS = { 220, 270, 270 };

	private final String name;
	private final Supplier<NetworkComparison> comparing;
	private Tree tree;

	/** @param comparing not on the UI thread */
	public CompareDialog(Shell shell, String name, Supplier<NetworkComparison> comparing) {
		super(shell);
		this.name = name;
		this.comparing = comparing;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.Compare_title, name));
		shell.setData(UiIds.WIDGET_KEY, "network-compare"); //$NON-NLS-1$
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(NLS.bind(Messages.Compare_title, name));
		setMessage(Messages.Compare_comparing);
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		tree = new Tree(area, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		tree.setData(UiIds.WIDGET_KEY, "network-compare-tree"); //$NON-NLS-1$
		tree.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(790, 320).applyTo(tree);
		String[] titles = { Messages.Compare_place, Messages.Compare_live, Messages.Compare_wanted };
		for (int i = 0; i < titles.length; i++) {
			TreeColumn column = new TreeColumn(tree, SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		ask();
		return area;
	}

	private void ask() {
		Job job = Job.createSystem(Messages.Compare_comparing, (IProgressMonitor monitor) -> {
			NetworkComparison found = comparing.get();
			Shell shell = getShell();
			if (shell != null && !shell.isDisposed())
				shell.getDisplay().asyncExec(() -> {
					if (!shell.isDisposed())
						show(found);
				});
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	private void show(NetworkComparison found) {
		int drifts = 0;
		for (NetworkComparison.HostDrift drift : found.hosts()) {
			TreeItem host = new TreeItem(tree, SWT.NONE);
			host.setImage(Images.image("host", drift.isSeen() ? null : "unreachable")); //$NON-NLS-1$ //$NON-NLS-2$
			host.setText(new String[] { drift.name(), drift.isSeen() ? drift.drifts().isEmpty() ? Messages.Compare_same
					: NLS.bind(Messages.Compare_differences, drift.drifts().size()) : drift.reason() });
			for (NetworkComparison.Drift one : drift.drifts()) {
				TreeItem item = new TreeItem(host, SWT.NONE);
				item.setImage(Images.image("compare")); //$NON-NLS-1$
				item.setText(new String[] { one.place(), one.live(), one.wanted() });
			}
			host.setExpanded(true);
			drifts += drift.drifts().size();
		}
		setMessage(found.isInStep() ? Messages.Compare_inStep : NLS.bind(Messages.Compare_summary, drifts, found.hosts().size()));
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
	}
}
