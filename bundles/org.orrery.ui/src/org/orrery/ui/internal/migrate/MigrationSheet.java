// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;
import org.orrery.ui.internal.preferences.UiPreferences;

/**
 * The small sheet at the drop point: what will happen, then Migrate, Options…, Show script. Enter confirms, Esc cancels.
 */
public final class MigrationSheet extends Dialog {
	private static final int OPTIONS_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int SCRIPT_ID = IDialogConstants.CLIENT_ID + 2;
	private static final int TEXT_WIDTH = 420;
	private static final int MOST_MOVES = 8;

	private final MigrationProposal proposal;
	private final Point dropPoint;
	private List<Preview> previews = List.of();
	private Composite body;
	private Button dontAsk;

	public MigrationSheet(Shell parent, MigrationProposal proposal) {
		super(parent);
		this.proposal = proposal;
		this.dropPoint = parent.getDisplay().getCursorLocation();
		setShellStyle(SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
	}

	/** Whether the person wants to be asked on a drop. */
	public static boolean isAsking() {
		return UiPreferences.confirmMigration();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.Sheet_title, proposal.subject(), proposal.targetName()));
		shell.setData(UiIds.WIDGET_KEY, "migration-sheet"); //$NON-NLS-1$
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 14).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		body = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 6).applyTo(body);
		GridDataFactory.fillDefaults().grab(true, true).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(body);
		row(Images.image("migrate"), NLS.bind(Messages.Sheet_title, proposal.subject(), proposal.targetName()), true); //$NON-NLS-1$
		row(null, Messages.Sheet_checking, false);
		ProgressBar bar = new ProgressBar(body, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(bar);
		dontAsk = new Button(area, SWT.CHECK);
		dontAsk.setText(Messages.Sheet_dontAsk);
		dontAsk.setToolTipText(Messages.Sheet_dontAskTooltip);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, SCRIPT_ID, Messages.Sheet_script, false);
		createButton(parent, OPTIONS_ID, Messages.Sheet_options, false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		Button migrate = createButton(parent, IDialogConstants.OK_ID, Messages.Sheet_migrate, true);
		migrate.setData(UiIds.WIDGET_KEY, "migrate"); //$NON-NLS-1$
		migrate.setEnabled(false);
		getButton(SCRIPT_ID).setEnabled(false);
		migrate.setFocus();
	}

	@Override
	public void create() {
		super.create();
		proposal.preview(MigrationOptions.defaults(), null, this::show);
	}

	/** At the drop point, wholly on the screen. */
	@Override
	protected Point getInitialLocation(Point size) {
		Rectangle screen = getShell().getMonitor().getClientArea();
		int x = Math.clamp(dropPoint.x - 24L, screen.x, Math.max(screen.x, screen.x + screen.width - size.x));
		int y = Math.clamp(dropPoint.y - 24L, screen.y, Math.max(screen.y, screen.y + screen.height - size.y));
		return new Point(x, y);
	}

	private void show(List<Preview> found) {
		if (body.isDisposed())
			return;
		previews = found;
		for (Control child : body.getChildren())
			child.dispose();
		found.forEach(this::showPreview);
		boolean possible = found.stream().anyMatch(Preview::passes);
		getButton(IDialogConstants.OK_ID).setEnabled(possible);
		getButton(SCRIPT_ID).setEnabled(possible);
		if (possible)
			getButton(IDialogConstants.OK_ID).setFocus();
		body.layout();
		getShell().pack();
		getShell().setLocation(getInitialLocation(getShell().getSize()));
	}

	private void showPreview(Preview preview) {
		if (preview.passes()) {
			row(Images.image("migrate"), preview.plan().summary(), true); //$NON-NLS-1$
			if (!preview.expected().isEmpty())
				row(null, NLS.bind(Messages.Sheet_expected, preview.expected()), false);
			if (proposal.isBulk())
				showMoves(preview.plan().steps());
		} else {
			row(Images.image("state/refused"), preview.refusal(), true); //$NON-NLS-1$
		}
		for (Finding finding : preview.result().findings())
			if (finding.severity() != Finding.Severity.INFORMATION)
				row(StateImages.of(finding.severity()), Words.of(finding), false);
	}

	/** In their order; the plan of the wizard has them all. */
	private void showMoves(List<Plan.Step> steps) {
		steps.stream().limit(MOST_MOVES).forEach(step -> row(null, step.title(), false));
		if (steps.size() > MOST_MOVES)
			row(null, NLS.bind(Messages.Sheet_more, steps.size() - MOST_MOVES), false);
	}

	private void row(org.eclipse.swt.graphics.Image image, String text, boolean bold) {
		Label icon = new Label(body, SWT.NONE);
		icon.setImage(image);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).hint(16, SWT.DEFAULT).applyTo(icon);
		Label label = new Label(body, SWT.WRAP);
		label.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		if (bold)
			label.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH - 24, SWT.DEFAULT).applyTo(label);
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case OPTIONS_ID -> openOptions();
		case SCRIPT_ID -> new ScriptDialog(getShell(), proposal.subject(), previews).open();
		default -> super.buttonPressed(id);
		}
	}

	private void openOptions() {
		Shell parent = getParentShell();
		close();
		new WizardDialog(parent, new MigrateWizard(Services.ofWorkbench(), proposal.vms(), proposal.target())).open();
	}

	@Override
	protected void okPressed() {
		if (dontAsk.getSelection())
			UiPreferences.setConfirmMigration(false);
		super.okPressed();
		proposal.submit();
	}

	@Override
	public boolean close() {
		proposal.cancelPreview();
		return super.close();
	}
}
