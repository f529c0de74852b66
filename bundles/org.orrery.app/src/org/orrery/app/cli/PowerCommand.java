// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code orrery start}, {@code shutdown}, {@code force-off}, {@code reboot}, {@code pause}, {@code resume}: several VMs are one task. */
@Command
final class PowerCommand implements Callable<Integer> {
	private final Invocation invocation;
	private final PowerAction action;

	@Spec
	private CommandSpec spec;

	@Mixin
	private VmChoice choice = new VmChoice();

	@Option(names = "--script", descriptionKey = "script", order = 2)
	private boolean script;

	@Option(names = "--plan", descriptionKey = "plan", order = 1)
	private boolean plan;

	PowerCommand(Invocation invocation, PowerAction action) {
		this.invocation = invocation;
		this.action = action;
	}

	@Override
	public Integer call() throws CommandFailure {
		choice.requireGiven(spec);
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			Map<ObjectRef, String> vms = new LinkedHashMap<>();
			for (ObjectRef vm : choice.find(invocation, session))
				vms.put(vm, lookup.vm(vm).name());
			if (vms.isEmpty())
				return new OneTask(invocation, session).nothingFound().number();
			Operation operation = PowerOperation.of(action, vms, session.engine().context());
			PlanPrinter printer = new PlanPrinter(invocation, session);
			if (script)
				return printer.printScript(List.of(operation)).number();
			return plan ? printer.printSteps(operation).number() : new OneTask(invocation, session).run(operation, choice.isByName()).number();
		}
	}
}
