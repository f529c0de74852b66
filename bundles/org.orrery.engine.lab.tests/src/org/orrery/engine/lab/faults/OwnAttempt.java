// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.task.TaskRecord;

/** By the engine of the test. */
final class OwnAttempt implements Attempt {
	private final LabEngine orrery;
	private final TaskRecord task;

	OwnAttempt(LabEngine orrery, MigrateOperation operation) {
		this.orrery = orrery;
		task = orrery.submit(operation);
	}

	@Override
	public boolean isOver() {
		return orrery.engine.tasks().find(task.id()).map(now -> !now.state().isOpen()).orElse(false);
	}

	@Override
	public void cancel() {
		orrery.engine.tasks().cancel(task.id());
	}

	@Override
	public void kill() {
		throw new UnsupportedOperationException("this is the console that judges");
	}

	@Override
	public TaskRecord end() throws Exception {
		return orrery.end(task);
	}
}
