// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.time.Instant;

import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/**
 * One line of a VM's history: a task, or what happened outside Orrery. Immutable.
 *
 * @param who    account that asked for it, or the words for outside Orrery
 * @param state  of the task; null for what happened outside
 * @param taskId empty for what happened outside
 */
public record AuditEntry(Instant time, String who, String what, TaskState state, String reason, String taskId) {
	static AuditEntry of(TaskRecord task) {
		return new AuditEntry(task.created(), task.who(), task.title(), task.state(), task.reason(), task.id());
	}

	static AuditEntry of(OutsideChange change) {
		return new AuditEntry(change.time(), Messages.AuditEntry_outside, change.sentence(), null, "", ""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	public boolean isOutside() {
		return taskId.isEmpty();
	}
}
