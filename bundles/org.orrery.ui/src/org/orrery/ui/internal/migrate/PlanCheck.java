// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.orrery.model.ModelThread;

/** Checks and plans in a job, as hosts are asked for it; a later question replaces an unfinished one. UI thread. */
public final class PlanCheck {
	private final ModelThread uiThread;
	private Job running;

	public PlanCheck(ModelThread uiThread) {
		this.uiThread = uiThread;
	}

	/** @param question on the job's thread, told whether nobody wants to know any more; @param sink on the UI thread */
	public <T> void begin(String title, Function<BooleanSupplier, T> question, Consumer<T> sink) {
		cancel();
		running = new Job(title) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				T answer = question.apply(monitor::isCanceled);
				uiThread.execute(() -> {
					if (!monitor.isCanceled())
						sink.accept(answer);
				});
				return Status.OK_STATUS;
			}
		};
		running.setSystem(true);
		running.schedule();
	}

	public void cancel() {
		if (running != null)
			running.cancel();
	}
}
