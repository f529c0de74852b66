// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import java.io.IOException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.engine.task.TaskRetention;
import org.orrery.engine.task.TaskStoreException;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/** Writes the retention and drops what is not to be kept any more; the workbench shows it when the disk does not take it. */
final class RetentionChange extends Job {
	private final Services services;
	private final TaskRetention wanted;

	private RetentionChange(Services services, TaskRetention wanted) {
		super(Messages.Retention_writing);
		this.services = services;
		this.wanted = wanted;
	}

	static void begin(Services services, TaskRetention wanted) {
		new RetentionChange(services, wanted).schedule();
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		try {
			services.tasks().setRetention(wanted);
			return Status.OK_STATUS;
		} catch (IOException | TaskStoreException e) {
			return new Status(IStatus.ERROR, UiIds.BUNDLE, e.getMessage(), e);
		}
	}
}
