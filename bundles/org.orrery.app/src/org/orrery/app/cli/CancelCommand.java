// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.migration.AbortMigrationOperation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery cancel}: aborts a migration at its source, also one that another process began; that process then cleans up. */
@Command(name = "cancel")
final class CancelCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Parameters(paramLabel = "VM|TASK", descriptionKey = "vmOrTask")
	private String name;

	@Option(names = "--script", descriptionKey = "script")
	private boolean script;

	CancelCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			Optional<TaskRecord> task = TaskLookup.find(session.engine().tasks(), name);
			Lookup lookup = new Lookup(session);
			ObjectRef vm = task.isPresent() ? subject(task.get()) : lookup.find(ObjectKind.VM, name);
			AbortMigrationOperation operation = new AbortMigrationOperation(vm, lookup.vm(vm).name());
			if (script)
				return new PlanPrinter(invocation, session).printScript(List.of(operation)).number();
			return new TaskRunner(invocation, session).run(List.of(operation)).number();
		}
	}

	/** The VM of a migration, at its source. */
	private static ObjectRef subject(TaskRecord task) throws CommandFailure {
		if (!task.state().isOpen())
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.CancelCommand_ended, task.title(), Shown.state(task.state())), ""); //$NON-NLS-1$
		if (!task.operation().equals(MigrateOperation.TYPE))
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.CancelCommand_notMigration, task.title()),
					Messages.CancelCommand_notMigrationRemedy);
		return task.subjects().get(0);
	}
}
