// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.review;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.TreeItem;
import org.orrery.diagram.network.Messages;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.LibvirtStep;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.StepWords;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.network.ApplyOptions;
import org.orrery.fabric.FabricStep;
import org.orrery.ui.Images;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.ScriptFile;

/** The steps at each host before they are done, as a tree and as a script; what speaks against them; and the button that does them. UI thread. */
public final class ReviewDialog extends TitleAreaDialog {
	private static final int SAVE_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int[] WIDTHS = { 330, 420 };

	private final String name;
	private final java.util.function.Function<ApplyOptions, Proposal> planning;
	private final Consumer<Proposal> apply;
	private ApplyOptions options = ApplyOptions.CAREFUL;
	private Tree steps;
	private Text script;
	private Button partial;
	private Button force;
	private Proposal proposal;
	private int asked;

	/** @param planning not on the UI thread; @param apply null: only to be read */
	public ReviewDialog(Shell shell, String name, java.util.function.Function<ApplyOptions, Proposal> planning, Consumer<Proposal> apply) {
		super(shell);
		this.name = name;
		this.planning = planning;
		this.apply = apply;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(apply == null ? Messages.Review_planTitle : Messages.Review_applyTitle, name));
		shell.setData(UiIds.WIDGET_KEY, "network-review"); //$NON-NLS-1$
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(NLS.bind(apply == null ? Messages.Review_planTitle : Messages.Review_applyTitle, name));
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(12, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		CTabFolder folder = new CTabFolder(area, SWT.BORDER | SWT.TOP);
		GridDataFactory.fillDefaults().grab(true, true).hint(790, 330).applyTo(folder);
		steps = new Tree(folder, SWT.SINGLE | SWT.FULL_SELECTION);
		steps.setData(UiIds.WIDGET_KEY, "network-review-steps"); //$NON-NLS-1$
		steps.setHeaderVisible(true);
		String[] titles = { Messages.Review_step, Messages.Review_change };
		for (int i = 0; i < titles.length; i++) {
			TreeColumn column = new TreeColumn(steps, SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		script = new Text(folder, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		script.setFont(JFaceResources.getTextFont());
		script.setData(UiIds.WIDGET_KEY, "network-review-script"); //$NON-NLS-1$
		tab(folder, Messages.Review_steps, steps);
		tab(folder, Messages.Review_script, script);
		folder.setSelection(0);
		partial = option(area, Messages.Review_partial, () -> options.withPartial(partial.getSelection()));
		force = option(area, Messages.Review_force, () -> options.withForce(force.getSelection()));
		return area;
	}

	private static void tab(CTabFolder folder, String title, Control control) {
		CTabItem item = new CTabItem(folder, SWT.NONE);
		item.setText(title);
		item.setControl(control);
	}

	private Button option(Composite area, String text, Supplier<ApplyOptions> changed) {
		Button button = new Button(area, SWT.CHECK);
		button.setText(text);
		button.addListener(SWT.Selection, event -> {
			options = changed.get();
			ask();
		});
		return button;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, SAVE_ID, Messages.Review_save, false);
		if (apply != null)
			createButton(parent, IDialogConstants.OK_ID, Messages.Review_apply, true).setData(UiIds.WIDGET_KEY, "network-review-apply"); //$NON-NLS-1$
		createButton(parent, IDialogConstants.CANCEL_ID, apply == null ? IDialogConstants.CLOSE_LABEL : IDialogConstants.CANCEL_LABEL, apply == null);
		ask();
	}

	/** Plans aside, on what is live now. */
	private void ask() {
		int turn = ++asked;
		ApplyOptions wanted = options;
		Shell shell = getShell();
		Display display = shell.getDisplay();
		setErrorMessage(null);
		setMessage(Messages.Review_planning);
		enable(false);
		Job job = Job.createSystem(Messages.Review_planning, (IProgressMonitor monitor) -> {
			Proposal made = planning.apply(wanted);
			if (!display.isDisposed()) // the console may have been closed meanwhile
				display.asyncExec(() -> {
					if (turn == asked && !shell.isDisposed())
						show(made);
				});
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	private void enable(boolean possible) {
		if (getButton(IDialogConstants.OK_ID) != null)
			getButton(IDialogConstants.OK_ID).setEnabled(possible);
		getButton(SAVE_ID).setEnabled(proposal != null && !proposal.plan().isEmpty());
	}

	private void show(Proposal made) {
		proposal = made;
		steps.setRedraw(false);
		steps.removeAll();
		made.check().findings().forEach(this::add);
		made.plan().changes().forEach(this::add);
		made.connects().forEach(this::add);
		made.plan().away().forEach(this::add);
		steps.setRedraw(true);
		script.setText(made.script());
		if (!made.check().passes())
			setErrorMessage(made.check().firstObstacle().map(Finding::message).orElse("")); //$NON-NLS-1$
		else
			setMessage(made.plan().isEmpty() ? made.connects().isEmpty() ? Messages.Review_nothing : Messages.Review_connectsOnly
					: NLS.bind(Messages.Review_summary, made.plan().steps(), made.plan().changes().size()));
		enable(made.isPossible());
	}

	private void add(Finding finding) {
		TreeItem item = new TreeItem(steps, SWT.NONE);
		item.setImage(StateImages.of(finding.severity()));
		item.setText(new String[] { Words.of(finding), finding.remedy() });
	}

	private void add(HostChange change) {
		TreeItem host = new TreeItem(steps, SWT.NONE);
		host.setImage(Images.image("host")); //$NON-NLS-1$
		host.setText(new String[] { change.name(), NLS.bind(Messages.Review_hostSteps, change.size()) });
		for (FabricStep step : change.steps()) {
			TreeItem item = new TreeItem(host, SWT.NONE);
			item.setImage(Images.image("details")); //$NON-NLS-1$
			item.setText(new String[] { StepWords.title(step), StepWords.detail(step) });
		}
		for (LibvirtStep step : change.networks()) {
			TreeItem item = new TreeItem(host, SWT.NONE);
			item.setImage(Images.image("network")); //$NON-NLS-1$
			item.setText(new String[] { StepWords.title(step), StepWords.detail(step) });
		}
		host.setExpanded(true);
	}

	private void add(Proposal.Connect connect) {
		TreeItem vm = new TreeItem(steps, SWT.NONE);
		vm.setImage(Images.image("vm")); //$NON-NLS-1$
		vm.setText(new String[] { connect.nic().vmName(), NLS.bind(connect.now() ? Messages.Review_connect : Messages.Review_connectLater,
				new Object[] { connect.nic().mac(), connect.on().name(), connect.profile() }) });
	}

	private void add(NetworkPlan.Away away) {
		TreeItem host = new TreeItem(steps, SWT.NONE);
		host.setImage(Images.image("host", "unreachable")); //$NON-NLS-1$ //$NON-NLS-2$
		host.setText(new String[] { away.name(), away.reason() });
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == SAVE_ID)
			ScriptFile.save(getShell(), name + ".sh", proposal.script(), true); //$NON-NLS-1$
		else
			super.buttonPressed(id);
	}

	@Override
	protected void okPressed() {
		if (proposal == null || !proposal.isPossible())
			return;
		Proposal reviewed = proposal;
		super.okPressed();
		apply.accept(reviewed);
	}
}
