// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.several;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.several.SeveralOperation;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;
import org.orrery.ui.internal.migrate.PlanCheck;
import org.orrery.ui.internal.widgets.TextDialog;

/** What would be done to which of many objects, who is skipped and why; then it is one task. UI thread; hosts are asked in a job. */
public final class SeveralSheet extends TrayDialog {
	private static final int SCRIPT_ID = IDialogConstants.CLIENT_ID + 1;

	private final Services services;
	private final Supplier<Operation> operation;
	private final String verb;
	private final String image;
	private final String warning;
	private final PlanCheck check;
	private Label summary;
	private Table steps;
	private Operation checked;
	private Plan plan;

	/** As it was found. @param plan null: refused */
	private record Found(Operation operation, CheckResult result, Plan plan) {
	}

	/** @param operation made anew for each run; may block @param verb of the button @param warning what a person has to know before, may be empty */
	public SeveralSheet(Shell parent, Services services, String verb, String image, String warning, Supplier<Operation> operation) {
		super(parent);
		this.services = services;
		this.operation = operation;
		this.verb = verb;
		this.image = image;
		this.warning = warning;
		check = new PlanCheck(services.fleet().modelThread());
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(verb);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Composite head = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		new Label(head, SWT.NONE).setImage(Images.image(image));
		Label caption = new Label(head, SWT.NONE);
		caption.setText(verb.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		caption.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		if (!warning.isEmpty())
			line(area).setText(warning);
		summary = line(area);
		summary.setText(Messages.Sheet_checking);
		ThemeColors.mute(summary);
		steps = new Table(area, SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		steps.setData(UiIds.WIDGET_KEY, "several-steps"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).hint(560, 260).applyTo(steps);
		return area;
	}

	private static Label line(Composite area) {
		Label label = new Label(area, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(560, SWT.DEFAULT).applyTo(label);
		return label;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, SCRIPT_ID, Messages.Sheet_script, false).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		Button ok = createButton(parent, IDialogConstants.OK_ID, verb, true);
		ok.setData(UiIds.WIDGET_KEY, "several-ok"); //$NON-NLS-1$
		ok.setEnabled(false);
	}

	@Override
	public void create() {
		super.create();
		check.begin(verb, cancelled -> look(), this::show);
	}

	/** On a job's thread. */
	private Found look() {
		Operation fresh = operation.get();
		CheckResult result = fresh.check(services.engine().context());
		return new Found(fresh, result, result.passes() ? fresh.plan(services.engine().context()) : null);
	}

	private void show(Found found) {
		if (steps.isDisposed())
			return;
		checked = found.operation();
		plan = found.plan();
		long skipped = found.result().findings().stream().filter(finding -> finding.rule().equals(SeveralOperation.SKIPPED)).count();
		if (plan == null) {
			summary.setText(NLS.bind(Messages.Sheet_nothing, skipped));
		} else {
			summary.setText(skipped == 0 ? NLS.bind(Messages.Sheet_all, plan.steps().size()) : NLS.bind(Messages.Sheet_some, plan.steps().size() - skipped, skipped));
			plan.steps().subList(0, (int) (plan.steps().size() - skipped)).forEach(step -> row(Images.image(image), step.title()));
		}
		for (Finding finding : found.result().findings())
			if (finding.severity() != Finding.Severity.INFORMATION)
				row(StateImages.of(finding.severity()), Words.of(finding));
		getButton(IDialogConstants.OK_ID).setEnabled(plan != null);
		getButton(SCRIPT_ID).setEnabled(plan != null);
		if (plan != null)
			getButton(IDialogConstants.OK_ID).setFocus();
		summary.getParent().layout();
	}

	private void row(Image icon, String text) {
		TableItem item = new TableItem(steps, SWT.NONE);
		item.setImage(icon);
		item.setText(text.replace('\n', ' '));
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == SCRIPT_ID)
			new TextDialog(getShell(), verb, Images.image("script"), ShellScript.file(plan.summary(), List.of(plan.script())), true).open(); //$NON-NLS-1$
		else
			super.buttonPressed(id);
	}

	@Override
	protected void okPressed() {
		Operation wanted = checked;
		super.okPressed();
		services.tasks().submit(wanted);
	}

	@Override
	public boolean close() {
		check.cancel();
		return super.close();
	}
}
