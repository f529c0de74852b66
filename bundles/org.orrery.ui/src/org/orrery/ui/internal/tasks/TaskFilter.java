// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.internal.commands.TaskStates;

/** Which tasks the view shows. */
enum TaskFilter {
	ALL, RUNNING, FAILED;

	boolean shows(TaskRecord task) {
		return switch (this) {
		case ALL -> true;
		case RUNNING -> task.state().isOpen();
		case FAILED -> TaskStates.failed(task.state());
		};
	}

	String words() {
		return switch (this) {
		case ALL -> ""; //$NON-NLS-1$
		case RUNNING -> Messages.Filter_running;
		case FAILED -> Messages.Filter_failed;
		};
	}
}
