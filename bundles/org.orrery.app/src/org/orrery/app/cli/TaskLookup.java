// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.Tasks;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Tasks by the beginning of their id, as lists show it. */
final class TaskLookup {
	private static final int SHORT = 8;

	private TaskLookup() {
	}

	static String shortId(TaskRecord task) {
		return shortId(task.id());
	}

	static String shortId(String id) {
		return id.length() <= SHORT ? id : id.substring(0, SHORT);
	}

	/** Null while it runs. */
	static Duration took(TaskRecord task) {
		return task.started() == null || task.ended() == null ? null : Duration.between(task.started(), task.ended());
	}

	/** @throws CommandFailure no task or several begin so */
	static TaskRecord require(Tasks tasks, String text) throws CommandFailure {
		return find(tasks, text).orElseThrow(
				() -> new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.TaskLookup_none, text), Messages.TaskLookup_noneRemedy));
	}

	/** Empty when the text is no beginning of a task's id. @throws CommandFailure several tasks begin so */
	static Optional<TaskRecord> find(Tasks tasks, String text) throws CommandFailure {
		if (text.length() < SHORT)
			return Optional.empty();
		List<TaskRecord> matches = tasks.all().stream().filter(task -> task.id().startsWith(text)).toList();
		if (matches.size() > 1)
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.TaskLookup_ambiguous, matches.size(), text),
					Messages.TaskLookup_ambiguousRemedy);
		return matches.stream().findFirst();
	}

	/** The VM of a running migration at its source, by its own name or its task. */
	static ObjectRef migratingVm(Session session, String name) throws CommandFailure {
		Optional<TaskRecord> task = find(session.engine().tasks(), name);
		return task.isPresent() ? subject(task.get()) : new Lookup(session).find(ObjectKind.VM, name);
	}

	private static ObjectRef subject(TaskRecord task) throws CommandFailure {
		if (!task.state().isOpen())
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.CancelCommand_ended, task.title(), Shown.state(task.state())), ""); //$NON-NLS-1$
		if (!task.operation().equals(MigrateOperation.TYPE))
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.CancelCommand_notMigration, task.title()),
					Messages.CancelCommand_notMigrationRemedy);
		return task.subjects().get(0);
	}
}
