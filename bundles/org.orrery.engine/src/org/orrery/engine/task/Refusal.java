// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.util.List;
import java.util.Map;

import org.orrery.engine.lock.LockRefusedException;
import org.orrery.engine.operation.Finding;

/** Ends a task before anything was touched, with the one finding that stood in the way. */
final class Refusal {
	private Refusal() {
	}

	static Finding lock(LockRefusedException e) {
		return new Finding(Finding.Severity.OBSTACLE, "task.lock", e.getMessage(), Messages.TaskRun_lockRemedy, //$NON-NLS-1$
				Map.of("task", e.holder().taskId(), "who", e.holder().who())); //$NON-NLS-1$ //$NON-NLS-2$
	}

	static Finding store(TaskStoreException e) {
		return Finding.obstacle("task.store", e.getMessage(), Messages.TaskStore_unwritableRemedy); //$NON-NLS-1$
	}

	/** With its own line in the history: who was refused what belongs to the audit. It holds no locks. */
	static void recorded(TaskEnvironment environment, TaskEvent.Created created, TaskLog log, Finding finding) {
		unrecorded(environment, log, finding);
		record(environment, created, log);
	}

	static void unrecorded(TaskEnvironment environment, TaskLog log, Finding finding) {
		log.appendUnrecorded(new TaskEvent.Ended(log.record().id(), environment.clock().instant(), TaskState.REFUSED, finding.message(),
				finding.remedy(), "", List.of(finding), Map.of())); //$NON-NLS-1$
	}

	/** Writes a refusal that is known in memory already. */
	static void record(TaskEnvironment environment, TaskEvent.Created created, TaskLog log) {
		TaskRecord refused = log.record();
		try {
			environment.store().append(new TaskEvent.Created(created.task(), created.time(), created.operation(), created.title(),
					created.subjects(), created.subjectNames(), created.parameters(), created.who(), List.of()));
			environment.store().append(new TaskEvent.Ended(refused.id(), refused.ended(), refused.state(), refused.reason(),
					refused.remedy(), refused.detail(), refused.findings(), Map.of()));
		} catch (TaskStoreException e) {
			System.getLogger(Refusal.class.getName()).log(e.severity(), e.getMessage(), e);
		}
	}
}
