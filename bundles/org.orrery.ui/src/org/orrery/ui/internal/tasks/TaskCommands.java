// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskScript;
import org.orrery.engine.task.Tasks;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.widgets.TextDialog;

/** Cancel, acknowledge and details of the selected tasks. Declared as {@code TaskCommands:CANCEL}. */
public final class TaskCommands extends AbstractHandler implements IExecutableExtension {
	private enum Act {
		CANCEL, ACKNOWLEDGE, DETAILS, UNDO, SCRIPT, EXPORT, PAUSE, RESUME, STOP
	}

	private Act act;

	@Override
	public void setInitializationData(IConfigurationElement config, String propertyName, Object data) {
		act = Act.valueOf(String.valueOf(data));
	}

	@Override
	public Object execute(ExecutionEvent event) {
		IStructuredSelection selection = HandlerUtil.getCurrentStructuredSelection(event);
		List<TaskRecord> chosen = selection.stream().map(element -> Adapters.adapt(element, TaskRecord.class)).filter(Objects::nonNull).toList();
		Tasks tasks = Services.ofWorkbench().tasks();
		switch (act) {
		case CANCEL -> chosen.stream().filter(task -> task.state().isOpen()).forEach(task -> cancel(HandlerUtil.getActiveShell(event), task));
		case ACKNOWLEDGE -> chosen.forEach(task -> tasks.acknowledge(task.id()));
		case UNDO -> chosen.stream().findFirst()
				.ifPresent(task -> UndoAction.run(HandlerUtil.getActiveShell(event), Services.ofWorkbench(), task));
		case SCRIPT -> showScript(HandlerUtil.getActiveShell(event), chosen);
		case EXPORT -> export(event);
		case PAUSE -> QueueRequest.ask(Services.ofWorkbench(), chosen, Wish.PAUSE);
		case RESUME -> QueueRequest.ask(Services.ofWorkbench(), chosen, Wish.GO_ON);
		case STOP -> QueueRequest.ask(Services.ofWorkbench(), chosen, Wish.STOP);
		case DETAILS -> chosen.stream().findFirst().ifPresent(task -> showDetails(HandlerUtil.getActiveShell(event), task));
		}
		return null;
	}

	/** A task of another process is stopped there; that is said. */
	static void cancel(Shell shell, TaskRecord task) {
		try {
			Services.ofWorkbench().tasks().cancel(task.id());
		} catch (IllegalArgumentException e) {
			MessageDialog.openInformation(shell, Messages.Cancel_title, e.getMessage());
		}
	}

	private static void showDetails(Shell shell, TaskRecord task) {
		if (MigrationDialog.fits(task))
			new MigrationDialog(shell, Services.ofWorkbench(), task).open();
		else if (BulkDialog.fits(task))
			new BulkDialog(shell, Services.ofWorkbench(), task).open();
		else
			new TaskDialog(shell, task).open();
	}

	/** Of all that are selected, in the order in which they were asked for. */
	private static void showScript(Shell shell, List<TaskRecord> tasks) {
		if (tasks.isEmpty())
			return;
		String title = tasks.getFirst().title();
		if (tasks.stream().allMatch(task -> task.script().isEmpty())) {
			MessageDialog.openInformation(shell, NLS.bind(Messages.Script_title, title), NLS.bind(Messages.Script_none, title));
			return;
		}
		List<TaskRecord> inOrder = tasks.stream().sorted(Comparator.comparing(TaskRecord::created)).toList();
		new TextDialog(shell, NLS.bind(Messages.Script_title, title), Images.image("script"), TaskScript.of(inOrder), true).open(); //$NON-NLS-1$
	}

	/** What the view shows now. */
	private static void export(ExecutionEvent event) {
		if (HandlerUtil.getActivePart(event) instanceof TasksView view)
			TaskExportFile.save(HandlerUtil.getActiveShell(event), view.shown());
	}

	/** Selects what the task is about in the navigator; linked parts follow. */
	static void showSubjects(IWorkbenchPage page, Services services, Optional<TaskRecord> task) {
		if (task.isEmpty())
			return;
		List<InventoryObject> subjects = task.get().subjects().stream().map(services.fleet()::find).flatMap(Optional::stream).toList();
		if (subjects.isEmpty())
			return;
		try {
			IWorkbenchPart navigator = page.showView(UiIds.NAVIGATOR_VIEW);
			navigator.getSite().getSelectionProvider().setSelection(new StructuredSelection(subjects.getFirst()));
		} catch (PartInitException e) {
			org.eclipse.core.runtime.ILog.of(TaskCommands.class).error("The navigator could not be opened", e); //$NON-NLS-1$
		}
	}
}
