// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.widgets.LimitFields;

/** How many VMs may move at the same time. */
final class LimitsPage extends WizardPage {
	private final RememberedLimits remembered;
	private LimitFields fields;
	private Button forAll;
	private boolean shown;

	LimitsPage(RememberedLimits remembered) {
		super("limits", Messages.Limits_title, null); //$NON-NLS-1$
		this.remembered = remembered;
		setDescription(Messages.Limits_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(8, 12).applyTo(area);
		fields = new LimitFields(area);
		forAll = new Button(area, SWT.CHECK);
		forAll.setText(Messages.Limits_forAll);
		forAll.setToolTipText(Messages.Limits_forAllTooltip);
		forAll.setData(UiIds.WIDGET_KEY, "limits-for-all"); //$NON-NLS-1$
		GridDataFactory.swtDefaults().applyTo(forAll);
		setControl(area);
	}

	/** What was remembered is known by the time that a person gets here. */
	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible && !shown)
			fields.show(remembered.now());
		shown |= visible;
	}

	BulkLimits limits() {
		return shown ? fields.limits() : remembered.now();
	}

	void rememberIfWanted() {
		if (shown && forAll.getSelection())
			remembered.remember(limits());
	}
}
