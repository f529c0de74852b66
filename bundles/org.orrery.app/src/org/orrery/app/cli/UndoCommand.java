// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.task.TaskRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery undo}: takes a succeeded task back by its inverse, which is checked and recorded like any other. */
@Command(name = "undo")
final class UndoCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Parameters(paramLabel = "TASK", descriptionKey = "task")
	private String name;

	@Option(names = "--script")
	private boolean script;

	UndoCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			TaskRecord task = TaskLookup.require(session.engine().tasks(), name);
			if (task.operation().startsWith("network.")) //$NON-NLS-1$
				NetworkCommand.watch(session, invocation);
			Inverse inverse = InverseOperations.of(task, session.engine().context());
			if (!inverse.exists())
				throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.UndoCommand_none, task.title()), inverse.reason());
			if (script)
				return new PlanPrinter(invocation, session).printScript(List.of(inverse.operation())).number();
			return new TaskRunner(invocation, session).run(List.of(inverse.operation())).number();
		}
	}
}
