// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** The limits of a bulk of migrations, to be seen and changed. UI thread. */
public final class LimitFields extends Composite {
	private final Spinner perHost;
	private final Spinner perLink;
	private final Spinner perDatastore;
	private final Spinner copyWeight;
	private final Spinner attempts;

	public LimitFields(Composite parent) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).applyTo(this);
		perHost = row("limit-per-host", Messages.Limits_perHost, Messages.Limits_perHostHint); //$NON-NLS-1$
		perLink = row("limit-per-link", Messages.Limits_perLink, Messages.Limits_perLinkHint); //$NON-NLS-1$
		perDatastore = row("limit-per-datastore", Messages.Limits_perDatastore, Messages.Limits_perDatastoreHint); //$NON-NLS-1$
		copyWeight = row("limit-copy-weight", Messages.Limits_copyWeight, Messages.Limits_copyWeightHint); //$NON-NLS-1$
		attempts = row("limit-attempts", Messages.Limits_attempts, Messages.Limits_attemptsHint); //$NON-NLS-1$
		show(BulkLimits.standard());
	}

	private Spinner row(String key, String text, String hint) {
		new Label(this, SWT.NONE).setText(text);
		Spinner spinner = new Spinner(this, SWT.BORDER);
		spinner.setValues(1, 1, BulkLimits.MOST, 0, 1, 4);
		spinner.setData(UiIds.WIDGET_KEY, key);
		Label explanation = new Label(this, SWT.NONE);
		explanation.setText(hint);
		ThemeColors.mute(explanation);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(explanation);
		return spinner;
	}

	public void show(BulkLimits limits) {
		perHost.setSelection(limits.perHost());
		perLink.setSelection(limits.perLink());
		perDatastore.setSelection(limits.perDatastore());
		copyWeight.setSelection(limits.copyWeight());
		attempts.setSelection(limits.attempts());
	}

	public BulkLimits limits() {
		return new BulkLimits(perHost.getSelection(), perLink.getSelection(), perDatastore.getSelection(), copyWeight.getSelection(),
				attempts.getSelection());
	}
}
