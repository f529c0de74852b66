// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.imports;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.imports.HostImport;
import org.orrery.engine.connection.imports.HostList;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.internal.imports.SourcePage.Source;

/** Import hosts…: from where, which of them, and finish saves and connects those. */
public final class ImportWizard extends Wizard {
	private final Connections connections;
	private final SourcePage sourcePage = new SourcePage();
	private final PreviewPage previewPage = new PreviewPage(this::preview);
	/** What the page of the preview shows. */
	private Source shown;
	/** While the wizard shows progress, the event loop goes on: a second reading must not begin inside the first. */
	private boolean busy;

	public ImportWizard(Services services) {
		connections = services.engine().connections();
		setWindowTitle(Messages.Import_title);
		setDefaultPageImageDescriptor(Images.descriptor("banner/connect")); //$NON-NLS-1$
		setNeedsProgressMonitor(true);
	}

	@Override
	public void addPages() {
		addPage(sourcePage);
		addPage(previewPage);
	}

	/** Called by the second page when it is shown: what the first one names is read, unless it is there already. */
	void preview() {
		Source source = sourcePage.source();
		if (busy || source.equals(shown))
			return;
		shown = null;
		previewPage.clear();
		HostList[] list = new HostList[1];
		String problem = run(monitor -> {
			monitor.beginTask(NLS.bind(Messages.Import_reading, source.name()), IProgressMonitor.UNKNOWN);
			list[0] = source.read();
		});
		if (!problem.isEmpty()) {
			previewPage.setErrorMessage(problem);
			return;
		}
		previewPage.show(list[0], HostImport.candidates(list[0], connections, source.group()));
		shown = source;
	}

	@Override
	public boolean canFinish() {
		return getContainer().getCurrentPage() == previewPage && previewPage.isPageComplete();
	}

	@Override
	public boolean performFinish() {
		List<ConnectionDefinition> chosen = previewPage.chosen();
		String problem = run(monitor -> {
			monitor.beginTask(NLS.bind(Messages.Import_saving, chosen.size()), IProgressMonitor.UNKNOWN);
			connections.addAll(chosen).forEach(HostConnection::connect);
		});
		previewPage.setErrorMessage(problem.isEmpty() ? null : NLS.bind(Messages.Import_notSaved, problem));
		return problem.isEmpty();
	}

	@FunctionalInterface
	private interface Work {
		void run(IProgressMonitor monitor) throws IOException;
	}

	/** Beside the UI thread, while the wizard shows progress. @return what went wrong, empty: nothing */
	private String run(Work work) {
		busy = true;
		try {
			getContainer().run(true, false, monitor -> {
				try {
					work.run(monitor);
				} catch (IOException | IllegalArgumentException e) {
					throw new InvocationTargetException(e);
				}
			});
			return ""; //$NON-NLS-1$
		} catch (InvocationTargetException e) {
			return e.getCause().getMessage();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Messages.Import_interrupted;
		} finally {
			busy = false;
		}
	}
}
