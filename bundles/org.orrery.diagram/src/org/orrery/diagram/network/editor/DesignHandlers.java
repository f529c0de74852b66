// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.network.Messages;
import org.orrery.ui.Services;

/** Begins a network design, or opens one. UI thread. */
public final class DesignHandlers {
	private DesignHandlers() {
	}

	/** Begins a new one in a file of its own. */
	public static final class Begin extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
			Services services = Services.of(window);
			NewDesignDialog dialog = new NewDesignDialog(window.getShell(), services.engine().networks().designs().folder());
			if (dialog.open() == Window.OK)
				create(window, services, dialog.chosen(), dialog.chosenName());
			return null;
		}
	}

	private static void create(IWorkbenchWindow window, Services services, Path file, String name) {
		Job job = Job.create(NLS.bind(Messages.New_creating, file.getFileName()), (IProgressMonitor monitor) -> {
			String problem = ""; //$NON-NLS-1$
			try {
				NetworkEditor.create(file, name);
			} catch (IOException e) {
				problem = e.getMessage();
			}
			String why = problem;
			services.fleet().modelThread().execute(() -> {
				if (window.getShell() == null || window.getShell().isDisposed())
					return;
				if (why.isEmpty())
					show(window, file);
				else
					MessageDialog.openError(window.getShell(), Messages.New_title, NLS.bind(Messages.Save_failed, file, why));
			});
			return Status.OK_STATUS;
		});
		job.schedule();
	}

	/** Opens one that is there. */
	public static final class Open extends AbstractHandler {
		@Override
		public Object execute(ExecutionEvent event) throws ExecutionException {
			IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
			FileDialog dialog = new FileDialog(window.getShell(), SWT.OPEN);
			dialog.setText(Messages.Open_title);
			dialog.setFilterExtensions(new String[] { "*." + DesignFile.EXTENSION, "*" }); //$NON-NLS-1$ //$NON-NLS-2$
			dialog.setFilterPath(Services.of(window).engine().networks().designs().folder().toString());
			String chosen = dialog.open();
			if (chosen != null)
				show(window, Path.of(chosen));
			return null;
		}
	}

	static void show(IWorkbenchWindow window, Path file) {
		try {
			window.getActivePage().openEditor(new NetworkEditorInput(file), DiagramIds.NETWORK_EDITOR);
		} catch (PartInitException e) {
			MessageDialog.openError(window.getShell(), Messages.Open_title, NLS.bind(Messages.Open_failed, file, e.getMessage()));
		}
	}
}
