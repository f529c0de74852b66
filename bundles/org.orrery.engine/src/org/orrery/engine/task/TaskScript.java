// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import org.orrery.engine.operation.ShellScript;

/** What recorded tasks did, as one script to save and run again. */
public final class TaskScript {
	private TaskScript() {
	}

	public static String of(TaskRecord task) {
		return of(List.of(task));
	}

	/** In the order given; tasks that were never planned only stand in the heading. */
	public static String of(Collection<TaskRecord> tasks) {
		String heading = tasks.stream().map(TaskScript::heading).collect(Collectors.joining("\n")); //$NON-NLS-1$
		return ShellScript.file(heading, tasks.stream().map(TaskRecord::script).toList());
	}

	private static String heading(TaskRecord task) {
		String pattern = task.script().isEmpty() ? Messages.TaskScript_headingUnplanned : Messages.TaskScript_heading;
		return Messages.bind(pattern, new Object[] { task.title(), task.id(), task.who(), task.created().truncatedTo(ChronoUnit.SECONDS) });
	}
}
