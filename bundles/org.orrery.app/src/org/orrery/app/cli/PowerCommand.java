// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery start}, {@code shutdown}, {@code force-off}, {@code reboot}, {@code pause}, {@code resume}. */
@Command
final class PowerCommand implements Callable<Integer> {
	private final Invocation invocation;
	private final PowerAction action;

	@Parameters(paramLabel = "VM", arity = "1..*", descriptionKey = "vms")
	private List<String> names = new ArrayList<>();

	@Option(names = "--script", descriptionKey = "script")
	private boolean script;

	PowerCommand(Invocation invocation, PowerAction action) {
		this.invocation = invocation;
		this.action = action;
	}

	/** All names are looked up before anything is done. */
	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			Set<ObjectRef> vms = new LinkedHashSet<>();
			for (String name : names)
				vms.add(lookup.find(ObjectKind.VM, name));
			List<PowerOperation> operations = new ArrayList<>();
			for (ObjectRef vm : vms)
				operations.add(new PowerOperation(action, vm, lookup.vm(vm).name()));
			if (script)
				return new PlanPrinter(invocation, session).printScript(operations).number();
			return new TaskRunner(invocation, session).run(operations).number();
		}
	}
}
