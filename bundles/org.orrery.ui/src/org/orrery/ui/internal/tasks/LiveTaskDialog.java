// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.util.Collection;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.UiIds;

/** One task in full, beside the workbench; goes on with the task while it is open. UI thread. */
abstract class LiveTaskDialog extends TrayDialog implements TaskFeed.Listener {
	final Services services;
	private final String key;
	private TaskRecord task;
	private Text record;

	/** @param key of the shell, for tests */
	LiveTaskDialog(Shell parent, Services services, TaskRecord task, String key) {
		super(parent);
		this.services = services;
		this.task = task;
		this.key = key;
		setShellStyle(SWT.DIALOG_TRIM | SWT.RESIZE | SWT.MODELESS);
		setBlockOnOpen(false);
	}

	/** As last heard of. */
	final TaskRecord task() {
		return task;
	}

	@Override
	protected final void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(task.title());
		shell.setData(UiIds.WIDGET_KEY, key);
	}

	@Override
	protected final Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		fill(area);
		services.taskFeed().addListener(this);
		area.addDisposeListener(event -> services.taskFeed().removeListener(this));
		return area;
	}

	abstract void fill(Composite area);

	/** Everything that the task recorded. @param style besides that of a text which nobody writes into */
	final Text record(Composite parent, int style) {
		record = new Text(parent, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.WRAP | style);
		return record;
	}

	@Override
	protected final void createButtonsForButtonBar(Composite parent) {
		createActions(parent);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
		refresh();
	}

	/** What may be done with the task, left of the button that closes. */
	abstract void createActions(Composite parent);

	@Override
	public final void tasksChanged(Collection<TaskRecord> changed) {
		if (record.isDisposed())
			return;
		Optional<TaskRecord> newest = changed.stream().filter(one -> one.id().equals(task.id())).findFirst();
		newest.ifPresent(one -> task = one);
		if (newest.isPresent() || changed.stream().anyMatch(one -> one.partOf().filter(task.id()::equals).isPresent()))
			refresh();
	}

	private void refresh() {
		String text = TaskWords.fullText(task);
		if (!text.equals(record.getText())) {
			int top = record.getTopIndex(); // somebody may be reading further down
			record.setText(text);
			record.setTopIndex(top);
		}
		show(task);
	}

	/** The task or one of its parts has changed. */
	abstract void show(TaskRecord now);
}
