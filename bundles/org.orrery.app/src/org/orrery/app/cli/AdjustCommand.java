// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.migration.AdjustMigrationOperation;
import org.orrery.engine.operation.migration.convergence.MigrationLimits;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery adjust}: changes a running migration at its source, also one that another process began. */
@Command(name = "adjust")
final class AdjustCommand implements Callable<Integer> {
	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "VM|TASK", descriptionKey = "vmOrTask")
	private String name;
	@Option(names = "--bandwidth", paramLabel = "MIB/S", order = 1)
	private Long bandwidth;
	@Option(names = "--max-downtime", paramLabel = "MS", order = 2)
	private Long maximumDowntime;
	@Option(names = { "--post-copy", "--postcopy" }, order = 3)
	private boolean postCopy;
	@Option(names = "--script", descriptionKey = "script", order = 4)
	private boolean script;

	AdjustCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		MigrationLimits limits = new MigrationLimits(Optional.ofNullable(bandwidth), Optional.ofNullable(maximumDowntime).map(Duration::ofMillis),
				postCopy);
		limits.problem().ifPresent(problem -> {
			throw new ParameterException(spec.commandLine(), Messages.bind(Messages.AdjustCommand_limits, problem));
		});
		try (Session session = Session.reach(invocation)) {
			ObjectRef vm = TaskLookup.migratingVm(session, name);
			AdjustMigrationOperation operation = new AdjustMigrationOperation(vm, new Lookup(session).vm(vm).name(), limits);
			if (script)
				return new PlanPrinter(invocation, session).printScript(List.of(operation)).number();
			return new TaskRunner(invocation, session).run(List.of(operation)).number();
		}
	}
}
