// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.Evacuation;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery evacuate}: the VMs of a host go wherever there is room. The host stays in service. */
@Command(name = "evacuate")
final class EvacuateCommand implements Callable<Integer> {
	/** What to do instead. */
	private static final class Instead {
		@Option(names = "--check", descriptionKey = "orrery.migrate.check", order = 1)
		private boolean check;
		@Option(names = "--plan", descriptionKey = "orrery.migrate.plan", order = 2)
		private boolean plan;
		@Option(names = "--script", descriptionKey = "script", order = 3)
		private boolean script;
	}

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", paramLabel = "HOST", descriptionKey = "host")
	private String hostName;
	@ArgGroup(exclusive = true)
	private Instead instead = new Instead();
	@Mixin
	private EvacuationArguments arguments = new EvacuationArguments();

	EvacuateCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			HostInventory host = lookup.host(hostName);
			EvacuationWish wish = arguments.wish(session, lookup, spec);
			Evacuation evacuation = Evacuation.plan(session.engine().context(), ObjectRef.host(host.connection()), wish.targets(), wish.includeOff(),
					wish.options());
			List<Finding> left = evacuation.findings(Finding.Severity.WARNING);
			left.forEach(finding -> invocation.output().warn(finding.message(), finding.remedy()));
			if (evacuation.moves().isEmpty())
				return nothingToMove(evacuation).number();
			ExitCode done = act(session, evacuation.operation(wish.options(), wish.limits()));
			return (done == ExitCode.OK && !left.isEmpty() ? ExitCode.REFUSED : done).number();
		}
	}

	private ExitCode act(Session session, BulkMigrateOperation operation) throws CommandFailure {
		PlanPrinter printer = new PlanPrinter(invocation, session);
		if (instead.script)
			return printer.printScript(List.of(operation));
		return instead.check || instead.plan ? printer.printSteps(operation) : new TaskRunner(invocation, session).run(List.of(operation));
	}

	/** Nothing runs there; or nothing of it can go anywhere. */
	private ExitCode nothingToMove(Evacuation evacuation) {
		if (invocation.output().json())
			invocation.output().print(new com.google.gson.JsonArray());
		if (!evacuation.isComplete())
			return ExitCode.REFUSED;
		invocation.output().say(Messages.bind(Messages.EvacuateCommand_empty, evacuation.name()));
		return ExitCode.OK;
	}
}
