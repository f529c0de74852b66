// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.time.Duration;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.orrery.engine.operation.migration.AdjustMigrationOperation;
import org.orrery.engine.operation.migration.RecoverPostCopyOperation;
import org.orrery.engine.operation.migration.convergence.MigrationLimits;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.ui.Migrations;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/**
 * A migration in full: its course as a chart, its record, and what may be changed while it runs. Goes on with the task while it is open.
 */
final class MigrationDialog extends LiveTaskDialog {
	private static final int POST_COPY_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int RECOVER_ID = IDialogConstants.CLIENT_ID + 2;
	private static final int MOST_BANDWIDTH = 1_000_000;
	private static final int LONGEST_PAUSE = 2_000_000;

	private MigrationChart chart;
	private Composite limits;

	MigrationDialog(Shell parent, Services services, TaskRecord task) {
		super(parent, services, task, "migration-details"); //$NON-NLS-1$
	}

	static boolean fits(TaskRecord task) {
		return Migrations.OPERATION.equals(task.operation());
	}

	@Override
	void fill(Composite area) {
		chart = new MigrationChart(area);
		GridDataFactory.fillDefaults().grab(true, true).hint(640, 220).applyTo(chart);
		limits = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(8).spacing(8, 4).applyTo(limits);
		Spinner bandwidth = spinner("migration-bandwidth", Messages.Limits_bandwidth, 0, MOST_BANDWIDTH, 0, Messages.Limits_bandwidthUnit); //$NON-NLS-1$
		set("migration-set-bandwidth", () -> adjust(MigrationLimits.bandwidth(bandwidth.getSelection()))); //$NON-NLS-1$
		Spinner pause = spinner("migration-pause", Messages.Limits_pause, 1, LONGEST_PAUSE, 300, Messages.Limits_pauseUnit); //$NON-NLS-1$
		set("migration-set-pause", () -> adjust(MigrationLimits.downtime(Duration.ofMillis(pause.getSelection())))); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).hint(640, 180).applyTo(record(area, SWT.BORDER));
	}

	private Spinner spinner(String key, String label, int least, int most, int value, String unit) {
		new Label(limits, SWT.NONE).setText(label);
		Spinner spinner = new Spinner(limits, SWT.BORDER);
		spinner.setValues(value, least, most, 0, 10, 100);
		spinner.setData(UiIds.WIDGET_KEY, key);
		new Label(limits, SWT.NONE).setText(unit);
		return spinner;
	}

	private void set(String key, Runnable act) {
		Button button = new Button(limits, SWT.PUSH);
		button.setText(Messages.Limits_set);
		button.setData(UiIds.WIDGET_KEY, key);
		button.addListener(SWT.Selection, event -> act.run());
	}

	@Override
	void createActions(Composite parent) {
		createButton(parent, POST_COPY_ID, Messages.Limits_postCopy, false);
		createButton(parent, RECOVER_ID, Messages.Limits_recover, false);
	}

	@Override
	void show(TaskRecord task) {
		chart.show(services.engine().migrationSamples().of(task.id()));
		boolean running = task.state() == TaskState.RUNNING;
		for (Control control : limits.getChildren())
			control.setEnabled(running);
		getButton(POST_COPY_ID).setEnabled(running);
		getButton(RECOVER_ID).setEnabled(recovery().isPresent());
	}

	/** There is one where both hosts say that post-copy broke off. */
	private Optional<RecoverPostCopyOperation> recovery() {
		return task().state().isOpen() ? Optional.empty()
				: RecoverPostCopyOperation.of(services.engine().context(), task().subjects().getFirst(), services.tasks().all());
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case POST_COPY_ID -> adjust(MigrationLimits.switchToPostCopy());
		case RECOVER_ID -> recovery().ifPresent(operation -> {
			services.tasks().submit(operation);
			getButton(RECOVER_ID).setEnabled(false);
		});
		default -> super.buttonPressed(id);
		}
	}

	/** What becomes of it is a task of its own in the Tasks view. */
	private void adjust(MigrationLimits wanted) {
		services.tasks().submit(new AdjustMigrationOperation(task().subjects().getFirst(), task().subjectNames().getFirst(), wanted));
	}
}
