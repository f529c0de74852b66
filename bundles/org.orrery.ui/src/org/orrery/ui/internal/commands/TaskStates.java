// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.commands;

import org.orrery.engine.task.TaskState;

/** Groups of task states that a person thinks in. */
public final class TaskStates {
	private TaskStates() {
	}

	/** Did not do what was asked: wants to be read. */
	public static boolean failed(TaskState state) {
		return state == TaskState.FAILED || state == TaskState.REFUSED || state == TaskState.UNDECIDED;
	}
}
