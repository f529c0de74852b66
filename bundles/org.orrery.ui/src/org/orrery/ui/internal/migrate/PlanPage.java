// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Plan;
import org.orrery.ui.Images;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** What will happen: the steps per VM with what was found, and the same as a script. */
final class PlanPage extends WizardPage {
	private Tree steps;
	private Text script;
	private final Planning planning;
	/** Null while it is being checked. */
	private List<Preview> previews;
	private boolean shown;

	PlanPage(Planning planning) {
		super("plan", Messages.Plan_title, null); //$NON-NLS-1$
		this.planning = planning;
		setDescription(Messages.Plan_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(area);
		CTabFolder folder = new CTabFolder(area, SWT.BORDER | SWT.TOP);
		GridDataFactory.fillDefaults().grab(true, true).hint(620, 260).applyTo(folder);
		steps = new Tree(folder, SWT.SINGLE | SWT.FULL_SELECTION);
		steps.setData(UiIds.WIDGET_KEY, "plan-steps"); //$NON-NLS-1$
		script = new Text(folder, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		script.setData(UiIds.WIDGET_KEY, "plan-script"); //$NON-NLS-1$
		script.setFont(JFaceResources.getTextFont());
		tab(folder, Messages.Plan_steps, steps);
		tab(folder, Messages.Plan_script, script);
		folder.setSelection(0);
		setControl(area);
	}

	private static void tab(CTabFolder folder, String title, org.eclipse.swt.widgets.Control control) {
		CTabItem item = new CTabItem(folder, SWT.NONE);
		item.setText(title);
		item.setControl(control);
	}

	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		shown = visible;
		if (!visible)
			return;
		previews = null;
		setPageComplete(false);
		steps.removeAll();
		script.setText(""); //$NON-NLS-1$
		setMessage(planning.checking());
		planning.preview(this::show);
	}

	/** Leaving the plan unread is allowed; finishing from a plan with nothing in it is not. */
	boolean permitsFinish() {
		return !shown || isPageComplete();
	}

	/** A person sees the plan as it would be carried out. */
	boolean isReviewed() {
		return shown && isPageComplete();
	}

	private void show(List<Preview> found) {
		if (getControl().isDisposed())
			return;
		previews = found;
		found.forEach(this::addSteps);
		script.setText(ScriptDialog.script(found));
		boolean possible = !found.isEmpty() && found.stream().allMatch(Preview::passes);
		setMessage(null);
		setErrorMessage(possible ? null : Messages.Plan_obstacles);
		setPageComplete(possible);
	}

	private void addSteps(Preview preview) {
		TreeItem root = new TreeItem(steps, SWT.NONE);
		root.setImage(Images.image(preview.passes() ? "migrate" : "state/refused")); //$NON-NLS-1$ //$NON-NLS-2$
		root.setText(preview.title());
		if (!preview.expected().isEmpty()) {
			TreeItem item = new TreeItem(root, SWT.NONE);
			item.setImage(Images.image("details")); //$NON-NLS-1$
			item.setText(NLS.bind(Messages.Plan_forecast, preview.expected()));
		}
		for (Finding finding : preview.result().findings()) {
			TreeItem item = new TreeItem(root, SWT.NONE);
			item.setImage(StateImages.of(finding.severity()));
			item.setText(Words.of(finding));
		}
		if (preview.passes())
			for (Plan.Step step : preview.plan().steps()) {
				TreeItem item = new TreeItem(root, SWT.NONE);
				item.setImage(Images.image("details")); //$NON-NLS-1$
				item.setText(step.detail().isEmpty() ? step.title() : NLS.bind(Messages.Plan_stepWithDetail, step.title(), step.detail()));
			}
		root.setExpanded(true);
	}

	@Override
	public void dispose() {
		planning.cancelPreview();
		super.dispose();
	}
}
