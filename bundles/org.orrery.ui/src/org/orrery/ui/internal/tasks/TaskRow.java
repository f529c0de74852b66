// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import org.eclipse.core.runtime.IAdaptable;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskStep;

/** A row of the Tasks view: it stays while the records in it are replaced, so that selection and expansion stay too. UI thread. */
final class TaskRow implements IAdaptable {
	/** A step under its task; equal for the same place. */
	record StepRow(TaskRow task, int index) {
		TaskStep step() {
			return task.record.steps().get(index);
		}
	}

	private TaskRecord record;

	TaskRow(TaskRecord record) {
		this.record = record;
	}

	TaskRecord record() {
		return record;
	}

	void take(TaskRecord newer) {
		record = newer;
	}

	Object[] steps() {
		Object[] rows = new Object[record.steps().size()];
		for (int index = 0; index < rows.length; index++)
			rows[index] = new StepRow(this, index);
		return rows;
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == TaskRecord.class ? adapter.cast(record) : null;
	}
}
