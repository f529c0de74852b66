// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.io.IOException;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.engine.Engine;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/**
 * What a person asks of running queues. Written to the disk in a job, which says so when the disk does not take it; whether it is heeded shows
 * in the record of the task.
 */
final class QueueRequest {
	@FunctionalInterface
	private interface Writing {
		void write() throws IOException;
	}

	private QueueRequest() {
	}

	static void ask(Services services, List<TaskRecord> queues, Wish wish) {
		Engine engine = services.engine();
		write(() -> {
			for (TaskRecord queue : queues)
				engine.context().queues().ask(queue.id(), wish, engine.settings().who());
		});
	}

	static void limit(Services services, TaskRecord queue, BulkLimits limits) {
		write(() -> services.engine().context().queues().limit(queue.id(), limits));
	}

	private static void write(Writing writing) {
		Job job = new Job(Messages.Queue_asking) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					writing.write();
					return Status.OK_STATUS;
				} catch (IOException e) {
					return new Status(IStatus.ERROR, UiIds.BUNDLE, e.getMessage(), e); // the workbench shows it
				}
			}
		};
		job.setUser(false);
		job.schedule();
	}
}
