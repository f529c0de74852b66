// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.connect;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** Tries a connection in a job and shows who answered, or why nobody did and what to do. */
final class ConnectionTest extends Composite {
	private final Connections connections;
	private final Label icon;
	private final Text result;
	private Job job;

	ConnectionTest(Composite parent, Connections connections) {
		super(parent, SWT.NONE);
		this.connections = connections;
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(this);
		icon = new Label(this, SWT.NONE);
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).hint(16, 16).applyTo(icon);
		result = new Text(this, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
		result.setBackground(parent.getBackground());
		result.setData(UiIds.WIDGET_KEY, "test-result"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).applyTo(result);
	}

	void start(ConnectionDefinition definition) {
		abandon();
		show("state/queued", NLS.bind(Messages.Test_running, definition.uri())); //$NON-NLS-1$
		Display display = getDisplay();
		job = new Job(NLS.bind(Messages.Test_running, definition.uri())) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				long begin = System.nanoTime();
				String image = "state/succeeded"; //$NON-NLS-1$
				String text;
				try {
					text = answer(connections.test(definition), (System.nanoTime() - begin) / 1_000_000);
				} catch (HypervisorException e) {
					image = "state/failed"; //$NON-NLS-1$
					text = failure(e);
				} catch (IllegalArgumentException e) {
					image = "state/failed"; //$NON-NLS-1$
					text = e.getMessage();
				}
				tell(monitor, display, image, text);
				return Status.OK_STATUS;
			}
		};
		job.schedule();
	}

	private void tell(IProgressMonitor monitor, Display display, String image, String text) {
		if (display.isDisposed())
			return;
		display.asyncExec(() -> {
			if (!monitor.isCanceled() && !isDisposed())
				show(image, text);
		});
	}

	private static String answer(HostRecord host, long millis) {
		return NLS.bind(Messages.Test_answered, new Object[] { host.hostname(), host.hypervisorType(), host.hypervisorVersion(),
				host.libraryVersion(), Integer.valueOf(host.cpu() == null ? 0 : host.cpu().logicalCpus()), Words.bytes(host.memory()), millis });
	}

	private static String failure(HypervisorException failure) {
		String remedy = switch (failure.code()) {
		case UNREACHABLE -> Messages.Remedy_unreachable;
		case CONNECTION_LOST -> Messages.Remedy_lost;
		case CERTIFICATE -> Messages.Remedy_certificate;
		case AUTHENTICATION -> Messages.Remedy_authentication;
		case ACCESS_DENIED -> Messages.Remedy_accessDenied;
		case NO_DRIVER -> Messages.Remedy_noDriver;
		case MALFORMED -> Messages.Remedy_malformed;
		default -> ""; //$NON-NLS-1$
		};
		return remedy.isEmpty() ? failure.getMessage() : failure.getMessage() + '\n' + remedy;
	}

	private void show(String image, String text) {
		Image drawing = Images.image(image);
		icon.setImage(drawing);
		result.setText(text);
		layout();
	}

	/** Nobody waits for the answer any more. */
	void abandon() {
		if (job != null)
			job.cancel();
	}
}
