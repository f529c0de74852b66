// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.maintenance.RollingOperation;
import org.orrery.engine.operation.maintenance.RollingStep;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery rolling}: host after host for patching or a reboot. */
@Command(name = "rolling")
final class RollingCommand implements Callable<Integer> {
	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(paramLabel = "HOST", arity = "1..*", descriptionKey = "rolling.hosts")
	private List<String> names = new ArrayList<>();
	@Option(names = "--run", paramLabel = "COMMAND", defaultValue = "", order = 1)
	private String command;
	@Option(names = "--await-return", order = 2)
	private boolean awaitReturn;
	@Option(names = "--ask", order = 3)
	private boolean ask;
	@Option(names = "--limit", paramLabel = "TIME", defaultValue = "30m", converter = DurationConverter.class, order = 4)
	private Duration limit;
	@Option(names = "--plan", descriptionKey = "orrery.migrate.plan", order = 5)
	private boolean plan;
	@Mixin
	private EvacuationArguments arguments = new EvacuationArguments();

	RollingCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	/** All names are looked up before anything is done. */
	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			Map<ObjectRef, String> hosts = new LinkedHashMap<>();
			for (String name : names) {
				HostInventory host = lookup.host(name);
				hosts.put(ObjectRef.host(host.connection()), host.displayName());
			}
			boolean nothingSaid = command.isBlank() && !awaitReturn;
			RollingOperation operation = new RollingOperation(hosts, new RollingStep(command, awaitReturn, ask || nothingSaid, limit),
					arguments.wish(session, lookup, spec));
			return (plan ? new PlanPrinter(invocation, session).printSteps(operation)
					: new TaskRunner(invocation, session).run(List.of(operation))).number();
		}
	}
}
