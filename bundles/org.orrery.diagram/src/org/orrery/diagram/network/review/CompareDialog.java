// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.review;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.orrery.diagram.network.Messages;
import org.orrery.engine.network.Difference;
import org.orrery.engine.network.NetworkComparison;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** How each host differs from the design: what it has beside what is drawn. UI thread. */
public final class CompareDialog extends TitleAreaDialog {
	private static final int[] WIDTHS = { 220, 270, 270 };

	private static final int ADOPT_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int OVERWRITE_ID = IDialogConstants.CLIENT_ID + 2;

	private final String name;
	private final Ways ways;
	private Tree tree;
	private Label reason;
	private int asked;

	/** What is done with differences. */
	public interface Ways {
		/** Not on the UI thread. */
		NetworkComparison compare();

		/** Draws what the hosts have. @param done told on the UI thread */
		void adopt(List<Difference> chosen, Runnable done);

		/** Sets the hosts to what is drawn; the dialog has closed. */
		void overwrite(List<Difference> chosen);
	}

	public CompareDialog(Shell shell, String name, Ways ways) {
		super(shell);
		this.name = name;
		this.ways = ways;
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
		tree = new Tree(area, SWT.MULTI | SWT.FULL_SELECTION | SWT.BORDER);
		tree.setData(UiIds.WIDGET_KEY, "network-compare-tree"); //$NON-NLS-1$
		tree.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).hint(790, 320).applyTo(tree);
		String[] titles = { Messages.Compare_place, Messages.Compare_live, Messages.Compare_wanted };
		for (int i = 0; i < titles.length; i++) {
			TreeColumn column = new TreeColumn(tree, SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		tree.addListener(SWT.Selection, event -> enable());
		reason = new Label(area, SWT.WRAP);
		reason.setData(UiIds.WIDGET_KEY, "network-compare-reason"); //$NON-NLS-1$
		ThemeColors.mute(reason);
		GridDataFactory.fillDefaults().grab(true, false).hint(790, SWT.DEFAULT).applyTo(reason);
		return area;
	}

	private void ask() {
		int turn = ++asked;
		Shell shell = getShell();
		Display display = shell.getDisplay();
		Job job = Job.createSystem(Messages.Compare_comparing, (IProgressMonitor monitor) -> {
			NetworkComparison found = ways.compare();
			if (!display.isDisposed()) // the console may have been closed meanwhile
				display.asyncExec(() -> {
					if (turn == asked && !shell.isDisposed())
						show(found);
				});
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	private void show(NetworkComparison found) {
		int drifts = 0;
		tree.removeAll();
		for (NetworkComparison.HostDrift drift : found.hosts()) {
			TreeItem host = new TreeItem(tree, SWT.NONE);
			host.setImage(Images.image("host", drift.isSeen() ? null : "unreachable")); //$NON-NLS-1$ //$NON-NLS-2$
			host.setText(new String[] { drift.name(), drift.isSeen() ? drift.drifts().isEmpty() ? Messages.Compare_same
					: NLS.bind(Messages.Compare_differences, drift.drifts().size()) : drift.reason() });
			for (NetworkComparison.Drift one : drift.drifts()) {
				TreeItem item = new TreeItem(host, SWT.NONE);
				item.setImage(Images.image("compare")); //$NON-NLS-1$
				item.setText(new String[] { one.place(), one.live(), one.wanted() });
				item.setData(new Difference(drift, one));
			}
			host.setExpanded(true);
			drifts += drift.drifts().size();
		}
		setMessage(found.isInStep() ? Messages.Compare_inStep : NLS.bind(Messages.Compare_summary, drifts, found.hosts().size()));
		enable();
	}

	/** Those selected; of a host all of its own. */
	private List<Difference> chosen() {
		Set<Difference> chosen = new LinkedHashSet<>();
		for (TreeItem item : tree.getSelection()) {
			if (item.getData() instanceof Difference one)
				chosen.add(one);
			for (TreeItem inside : item.getItems())
				if (inside.getData() instanceof Difference one)
					chosen.add(one);
		}
		return List.copyOf(chosen);
	}

	private void enable() {
		List<Difference> chosen = chosen();
		boolean adoptable = chosen.stream().allMatch(one -> one.drift().adoptable());
		getButton(ADOPT_ID).setEnabled(!chosen.isEmpty() && adoptable);
		getButton(OVERWRITE_ID).setEnabled(!chosen.isEmpty());
		reason.setText(chosen.isEmpty() ? Messages.Compare_choose : adoptable ? Messages.Compare_chosen : Messages.Compare_notAdoptable);
		reason.requestLayout(); // one line or two
	}

	@Override
	protected void buttonPressed(int id) {
		List<Difference> chosen = chosen();
		if (id == ADOPT_ID) {
			setMessage(Messages.Compare_comparing);
			getButton(ADOPT_ID).setEnabled(false);
			ways.adopt(chosen, () -> {
				if (getShell() != null && !getShell().isDisposed())
					ask();
			});
		} else if (id == OVERWRITE_ID) {
			close();
			ways.overwrite(chosen);
		} else {
			super.buttonPressed(id);
		}
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, ADOPT_ID, Messages.Compare_adopt, false).setData(UiIds.WIDGET_KEY, "network-compare-adopt"); //$NON-NLS-1$
		createButton(parent, OVERWRITE_ID, Messages.Compare_overwrite, false).setData(UiIds.WIDGET_KEY, "network-compare-overwrite"); //$NON-NLS-1$
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
		enable();
		ask();
	}
}
