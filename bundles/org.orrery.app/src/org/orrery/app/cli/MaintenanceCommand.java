// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.maintenance.EnterMaintenanceOperation;
import org.orrery.engine.operation.maintenance.EvacuationWish;
import org.orrery.engine.operation.maintenance.LeaveMaintenanceOperation;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery maintenance}: takes a host out of service, or puts it back. */
@Command(name = "maintenance")
final class MaintenanceCommand implements Callable<Integer> {
	/** As typed. */
	enum Wish {
		on, off
	}

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Parameters(index = "0", paramLabel = "HOST", descriptionKey = "host")
	private String hostName;
	@Parameters(index = "1", paramLabel = "on|off", descriptionKey = "maintenance.wish")
	private Wish wish;
	@Option(names = "--stay", order = 1)
	private boolean stay;
	@Option(names = "--plan", descriptionKey = "orrery.migrate.plan", order = 2)
	private boolean plan;
	@Mixin
	private EvacuationArguments arguments = new EvacuationArguments();

	MaintenanceCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		if (!invocation.options().connect.isEmpty())
			throw new ParameterException(spec.commandLine(), Messages.MaintenanceCommand_notSaved);
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			HostInventory host = lookup.host(hostName);
			ObjectRef ref = ObjectRef.host(host.connection());
			EvacuationWish how = arguments.wish(session, lookup, spec);
			Operation operation = wish == Wish.on ? new EnterMaintenanceOperation(ref, host.displayName(), how)
					: new LeaveMaintenanceOperation(ref, host.displayName(), !stay, how);
			return (plan ? new PlanPrinter(invocation, session).printSteps(operation)
					: new TaskRunner(invocation, session).run(List.of(operation))).number();
		}
	}
}
