// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies.Scope;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery policy}: shows or remembers what migrations of a VM, or of all VMs of a cluster, may do to the guest. */
@Command(name = "policy")
final class PolicyCommand implements Callable<Integer> {
	private static final class Whose {
		@Parameters(paramLabel = "VM", descriptionKey = "vm")
		private String vm;
		@Option(names = "--cluster", paramLabel = "CLUSTER", required = true)
		private String cluster;
	}

	private static final class Change {
		@Option(names = "--set", paramLabel = "minimal-downtime|balanced|must-finish", required = true)
		private MigrateCommand.Policy set;
		@Option(names = "--forget", required = true)
		private boolean forget;
	}

	private final Invocation invocation;
	@ArgGroup(exclusive = true, multiplicity = "1")
	private Whose whose;
	@ArgGroup(exclusive = true)
	private Change change;

	PolicyCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = whose.cluster == null ? Session.reach(invocation) : Session.open(invocation)) {
			MigrationPolicies policies = session.engine().context().policies();
			ObjectRef vm = whose.cluster == null ? new Lookup(session).find(ObjectKind.VM, whose.vm) : null;
			Scope scope = vm == null ? Scope.CLUSTER : Scope.VM;
			String key = vm == null ? whose.cluster : vm.id();
			if (change != null)
				policies.remember(scope, key, change.forget ? null : change.set.choice);
			String cluster = vm == null ? whose.cluster : new Lookup(session).hostOf(vm).definition().cluster();
			print(vm == null ? whose.cluster : whose.vm, scope, policies.remembered(scope, key).orElse(null),
					policies.of(vm == null ? "" : vm.id(), cluster)); //$NON-NLS-1$
			return ExitCode.OK.number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	private void print(String name, Scope scope, ConvergencePolicy remembered, ConvergencePolicy inForce) {
		Output output = invocation.output();
		output.print(
				() -> new Json().put("name", name).put("scope", scope).put("remembered", remembered == null ? null : remembered.word()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
						.put("inForce", inForce.word()).object(), //$NON-NLS-1$
				() -> output.print(Messages.bind(remembered == null ? Messages.PolicyCommand_default : Messages.PolicyCommand_remembered, name,
						inForce.word())));
	}
}
