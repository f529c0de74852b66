// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.orrery.engine.task.TaskState;

/**
 * What is true of a task whose end nobody recorded, after looking at the hosts.
 *
 * @param state  SUCCEEDED; FAILED or CANCELLED: not done, leftovers are then removed by {@link Operation#compensate}; RUNNING: the host still
 *               works on it, it is followed by {@link Operation#follow}; UNDECIDED: a person has to decide
 * @param reason what was seen; @param remedy what to do, the options where a person has to decide
 */
public record Aftermath(TaskState state, String reason, String remedy) {
	public static Aftermath finished(String reason) {
		return new Aftermath(TaskState.SUCCEEDED, reason, ""); //$NON-NLS-1$
	}

	public static Aftermath rolledBack(String reason, String remedy) {
		return new Aftermath(TaskState.FAILED, reason, remedy);
	}

	public static Aftermath stillRunning(String reason) {
		return new Aftermath(TaskState.RUNNING, reason, ""); //$NON-NLS-1$
	}

	public static Aftermath undecided(String reason, String remedy) {
		return new Aftermath(TaskState.UNDECIDED, reason, remedy);
	}
}
