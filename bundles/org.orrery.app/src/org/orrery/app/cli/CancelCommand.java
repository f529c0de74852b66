// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.migration.AbortMigrationOperation;
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
			ObjectRef vm = TaskLookup.migratingVm(session, name);
			AbortMigrationOperation operation = new AbortMigrationOperation(vm, new Lookup(session).vm(vm).name());
			if (script)
				return new PlanPrinter(invocation, session).printScript(List.of(operation)).number();
			return new TaskRunner(invocation, session).run(List.of(operation)).number();
		}
	}
}
