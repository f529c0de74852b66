// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.audit.TaskExport;
import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.internal.widgets.ScriptFile;

/** Writes tasks to a file that a person names; the name decides the format. UI thread. */
final class TaskExportFile {
	private TaskExportFile() {
	}

	static void save(Shell shell, List<TaskRecord> tasks) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFilterNames(new String[] { Messages.Export_csv, Messages.Export_json });
		dialog.setFilterExtensions(new String[] { "*.csv", "*.json" }); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setFileName("orrery-tasks.csv"); //$NON-NLS-1$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null)
			return;
		try {
			write(Path.of(chosen), tasks);
		} catch (IOException e) {
			MessageDialog.openError(shell, chosen, e.getMessage());
		}
	}

	static void write(Path file, List<TaskRecord> tasks) throws IOException {
		TaskExport export = file.toString().endsWith(".json") ? TaskExport.JSON : TaskExport.CSV; //$NON-NLS-1$
		ScriptFile.write(file, export.text(tasks), false);
	}
}
