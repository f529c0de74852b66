// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.operation.migration.bulk.BulkFigures;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkReport;
import org.orrery.engine.operation.migration.bulk.QueueControls;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.LimitFields;

/** A bulk migration in full: what became of each VM, the queue and its limits, its record. Goes on with the task while it is open. */
final class BulkDialog extends LiveTaskDialog {
	private static final int PAUSE_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int RESUME_ID = IDialogConstants.CLIENT_ID + 2;
	private static final int STOP_ID = IDialogConstants.CLIENT_ID + 3;

	private Label state;
	private BulkRows rows;
	private LimitFields limits;
	private Button setLimits;

	BulkDialog(Shell parent, Services services, TaskRecord task) {
		super(parent, services, task, "bulk-details"); //$NON-NLS-1$
	}

	static boolean fits(TaskRecord task) {
		return BulkMigrateOperation.TYPE.equals(task.operation());
	}

	@Override
	void fill(Composite area) {
		state = new Label(area, SWT.WRAP);
		state.setData(UiIds.WIDGET_KEY, "bulk-state"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).hint(720, SWT.DEFAULT).applyTo(state);
		CTabFolder folder = new CTabFolder(area, SWT.BORDER | SWT.TOP);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
		rows = new BulkRows(folder, services);
		tab(folder, Messages.Bulk_vms, rows.control());
		tab(folder, Messages.Bulk_limits, limits(folder));
		tab(folder, Messages.Bulk_record, record(folder, SWT.NONE));
		folder.setSelection(0);
		readLimits();
	}

	private static void tab(CTabFolder folder, String title, Control control) {
		CTabItem item = new CTabItem(folder, SWT.NONE);
		item.setText(title);
		item.setControl(control);
	}

	private Control limits(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(8, 8).applyTo(area);
		limits = new LimitFields(area);
		limits.show(BulkLimits.read(task().parameters()));
		setLimits = new Button(area, SWT.PUSH);
		setLimits.setText(Messages.Limits_set);
		setLimits.setToolTipText(Messages.Bulk_setTooltip);
		setLimits.setData(UiIds.WIDGET_KEY, "bulk-set-limits"); //$NON-NLS-1$
		setLimits.addListener(SWT.Selection, event -> QueueRequest.limit(services, task(), limits.limits()));
		return area;
	}

	/** Somebody may have changed them since the task began; that is in a file. */
	private void readLimits() {
		QueueControls queues = services.engine().context().queues();
		String id = task().id();
		CompletableFuture.supplyAsync(() -> queues.limits(id)).thenAccept(changed -> services.fleet().modelThread().execute(() -> {
			if (!limits.isDisposed())
				changed.ifPresent(limits::show);
		}));
	}

	@Override
	void createActions(Composite parent) {
		createButton(parent, PAUSE_ID, Messages.Bulk_pause, false).setData(UiIds.WIDGET_KEY, "bulk-pause"); //$NON-NLS-1$
		createButton(parent, RESUME_ID, Messages.Bulk_resume, false).setData(UiIds.WIDGET_KEY, "bulk-resume"); //$NON-NLS-1$
		createButton(parent, STOP_ID, Messages.Bulk_stop, false).setData(UiIds.WIDGET_KEY, "bulk-stop"); //$NON-NLS-1$
		getButton(STOP_ID).setToolTipText(Messages.Bulk_stopTooltip);
	}

	@Override
	void show(TaskRecord task) {
		String phase = task.state().isOpen() && !task.phase().isEmpty() ? task.phase() : TaskWords.details(task);
		state.setText((Words.of(task.state()) + (phase.isEmpty() ? "" : " \u00b7 " + phase)).replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		state.requestLayout();
		rows.show(BulkReport.of(task, services.taskFeed().all()));
		boolean running = task.state() == TaskState.RUNNING;
		boolean paused = task.figures().containsKey(BulkFigures.PAUSED_BY);
		getButton(PAUSE_ID).setEnabled(running && !paused);
		getButton(RESUME_ID).setEnabled(running && paused);
		getButton(STOP_ID).setEnabled(running);
		setLimits.setEnabled(running);
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case PAUSE_ID -> QueueRequest.ask(services, List.of(task()), Wish.PAUSE);
		case RESUME_ID -> QueueRequest.ask(services, List.of(task()), Wish.GO_ON);
		case STOP_ID -> QueueRequest.ask(services, List.of(task()), Wish.STOP);
		default -> super.buttonPressed(id);
		}
	}
}
