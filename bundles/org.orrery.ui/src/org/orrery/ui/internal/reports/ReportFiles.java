// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.report.Report;
import org.orrery.engine.report.ReportFormat;
import org.orrery.model.AtomicFile;

/** Writes reports to files, in a job. Begun on the UI thread. */
final class ReportFiles {
	private static final List<ReportFormat> OFFERED = List.of(ReportFormat.PDF, ReportFormat.HTML, ReportFormat.CSV);

	private final Shell shell;

	ReportFiles(Shell shell) {
		this.shell = shell;
	}

	/** To a file that a person names; its name decides the format. */
	void export(Report report) {
		FileDialog dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setFilterNames(new String[] { Messages.Export_pdf, Messages.Export_html, Messages.Export_csv });
		dialog.setFilterExtensions(OFFERED.stream().map(format -> "*." + format.extension()).toArray(String[]::new)); //$NON-NLS-1$
		dialog.setFileName("orrery-" + report.kind().key() + ".pdf"); //$NON-NLS-1$ //$NON-NLS-2$
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen != null)
			write(report, Path.of(chosen), false);
	}

	/** Opens it where it can be printed: the browser knows the printers. */
	void print(Report report) {
		try {
			Path file = Files.createTempFile("orrery-" + report.kind().key() + '-', ".html"); //$NON-NLS-1$ //$NON-NLS-2$
			file.toFile().deleteOnExit();
			write(report, file, true);
		} catch (IOException e) {
			tell(NLS.bind(Messages.Export_failed, "", e.getMessage())); //$NON-NLS-1$
		}
	}

	static ReportFormat formatOf(Path file) {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		return OFFERED.stream().filter(format -> name.endsWith('.' + format.extension())).findFirst().orElse(ReportFormat.PDF);
	}

	private void write(Report report, Path file, boolean open) {
		Job job = Job.create(NLS.bind(Messages.Export_job, file), (IProgressMonitor monitor) -> {
			String problem = ""; //$NON-NLS-1$
			try {
				AtomicFile.write(file.toAbsolutePath(), formatOf(file).render(report));
			} catch (IOException e) {
				problem = NLS.bind(Messages.Export_failed, file, e.getMessage());
			}
			ended(file, open, problem);
			return (IStatus) Status.OK_STATUS;
		});
		job.schedule();
	}

	private void ended(Path file, boolean open, String problem) {
		if (shell.isDisposed() || problem.isEmpty() && !open)
			return;
		shell.getDisplay().asyncExec(() -> {
			if (!problem.isEmpty())
				tell(problem);
			else if (!Program.launch(file.toString()))
				tell(NLS.bind(Messages.Print_noBrowser, file));
		});
	}

	private void tell(String problem) {
		if (!shell.isDisposed())
			MessageDialog.openError(shell, Messages.Editor_title, problem);
	}
}
