// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.Optional;

import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Migrations;

/** Reads who goes where out of a migration's task. */
public final class MigrationTasks {
	private MigrationTasks() {
	}

	public static boolean isMigration(TaskRecord task) {
		return Migrations.OPERATION.equals(task.operation());
	}

	/** The VM as known at its source. */
	public static Optional<ObjectRef> vm(TaskRecord task) {
		return task.subjects().stream().filter(ref -> ref.kind() == ObjectKind.VM).findFirst();
	}

	/** The host it goes to: the one among the subjects that it is not on. */
	public static Optional<ObjectRef> target(TaskRecord task) {
		String source = vm(task).map(ObjectRef::connection).orElse(""); //$NON-NLS-1$
		return task.subjects().stream().filter(ref -> ref.kind() == ObjectKind.HOST && !ref.connection().equals(source)).findFirst();
	}

	public static String vmName(TaskRecord task) {
		int index = vm(task).map(ref -> task.subjects().indexOf(ref)).orElse(-1);
		return index >= 0 && index < task.subjectNames().size() ? task.subjectNames().get(index) : task.title();
	}
}
