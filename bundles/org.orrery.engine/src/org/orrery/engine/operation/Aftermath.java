// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.orrery.engine.task.TaskState;

/** What is true of a task whose end nobody recorded, after looking at the hosts. */
public record Aftermath(TaskState state, String reason) {
	public static Aftermath undecided(String reason) {
		return new Aftermath(TaskState.UNDECIDED, reason);
	}
}
