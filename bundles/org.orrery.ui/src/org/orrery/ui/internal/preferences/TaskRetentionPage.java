// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import java.io.IOException;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.orrery.engine.task.TaskRetention;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** How long ended tasks are kept, for the console and the command line. Read and written in jobs, as it lies beside the task store. */
public final class TaskRetentionPage extends PreferencePage implements IWorkbenchPreferencePage {
	private static final int MOST_TASKS = 1_000_000;
	private static final int MOST_DAYS = 36_500;
	private static final int HINT_WIDTH = 420;

	private Services services;
	private Spinner keep;
	private Spinner days;
	/** Null until it was read. */
	private TaskRetention known;

	@Override
	public void init(IWorkbench workbench) {
		services = Services.of(workbench);
		setDescription(Messages.Retention_description);
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 8).applyTo(area);
		keep = spinner(area, "retention-keep", Messages.Retention_keep, TaskRetention.LEAST, MOST_TASKS, Messages.Retention_keepUnit); //$NON-NLS-1$
		days = spinner(area, "retention-days", Messages.Retention_days, 0, MOST_DAYS, Messages.Retention_daysUnit); //$NON-NLS-1$
		Label hint = new Label(area, SWT.WRAP);
		hint.setText(Messages.Retention_hint);
		ThemeColors.mute(hint);
		GridDataFactory.fillDefaults().span(3, 1).hint(HINT_WIDTH, SWT.DEFAULT).applyTo(hint);
		read();
		return area;
	}

	private static Spinner spinner(Composite parent, String key, String text, int least, int most, String unit) {
		new Label(parent, SWT.NONE).setText(text);
		Spinner spinner = new Spinner(parent, SWT.BORDER);
		spinner.setValues(least, least, most, 0, 1, 100);
		spinner.setEnabled(false);
		spinner.setData(UiIds.WIDGET_KEY, key);
		new Label(parent, SWT.NONE).setText(unit);
		return spinner;
	}

	private void read() {
		Job.createSystem(Messages.Retention_reading, (ICoreRunnable) monitor -> {
			try {
				TaskRetention found = services.tasks().retention();
				services.fleet().modelThread().execute(() -> show(found, null));
			} catch (IOException e) { // what counts then is known, and can be set anew
				services.fleet().modelThread().execute(() -> show(TaskRetention.STANDARD, e.getMessage()));
			}
		}).schedule();
	}

	private void show(TaskRetention found, String problem) {
		if (keep.isDisposed())
			return;
		known = found;
		keep.setSelection(found.keep());
		days.setSelection(found.days());
		keep.setEnabled(true);
		days.setEnabled(true);
		setErrorMessage(problem);
	}

	@Override
	protected void performDefaults() {
		keep.setSelection(TaskRetention.STANDARD.keep());
		days.setSelection(TaskRetention.STANDARD.days());
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		if (known == null)
			return true;
		TaskRetention wanted = new TaskRetention(keep.getSelection(), days.getSelection());
		if (!wanted.equals(known) || getErrorMessage() != null)
			RetentionChange.begin(services, wanted);
		known = wanted;
		setErrorMessage(null);
		return true;
	}
}
