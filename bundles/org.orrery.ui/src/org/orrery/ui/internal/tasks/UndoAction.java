// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.Services;

/** Takes a task back after a yes, or says why that is not possible. UI thread. */
final class UndoAction {
	private UndoAction() {
	}

	static boolean isPossible(Services services, TaskRecord task) {
		return InverseOperations.of(task, services.engine().context()).exists();
	}

	static void run(Shell shell, Services services, TaskRecord task) {
		Inverse inverse = InverseOperations.of(task, services.engine().context());
		if (!inverse.exists()) {
			MessageDialog.openInformation(shell, Messages.Undo_title, NLS.bind(Messages.Undo_none, task.title(), inverse.reason()));
			return;
		}
		String verb = inverse.operation().title();
		boolean wanted = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.Undo_title, NLS.bind(Messages.Undo_question, task.title(), verb), 0,
				verb, IDialogConstants.CANCEL_LABEL) == 0;
		if (wanted)
			services.tasks().submit(inverse.operation());
	}
}
