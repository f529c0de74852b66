// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskScript;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery show}: everything known of one object. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {
	/** What can be shown. */
	enum Kind {
		host(ObjectKind.HOST), vm(ObjectKind.VM), network(ObjectKind.NETWORK), datastore(ObjectKind.DATASTORE), task(null);

		private final ObjectKind inventoryKind;

		Kind(ObjectKind inventoryKind) {
			this.inventoryKind = inventoryKind;
		}
	}

	private final Invocation invocation;

	@Parameters(paramLabel = "OBJECT", descriptionKey = "object")
	private String name;

	@Option(names = "--kind", paramLabel = "KIND")
	private Kind kind;

	@Option(names = "--script")
	private boolean script;

	@Spec
	private CommandSpec spec;

	ShowCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		if (kind == null || kind == Kind.task)
			try (Session session = Session.open(invocation)) {
				Optional<TaskRecord> task = kind == Kind.task || script ? Optional.of(TaskLookup.require(session.engine().tasks(), name))
						: TaskLookup.find(session.engine().tasks(), name);
				if (task.isPresent())
					return script ? printScript(task.get()) : print(task.get(), session.engine().tasks().all());
			}
		if (script)
			throw new ParameterException(spec.commandLine(), Messages.ShowCommand_scriptOfTask);
		try (Session session = Session.reach(invocation)) {
			Lookup lookup = new Lookup(session);
			ObjectRef ref = kind == null ? lookup.findAny(name) : lookup.find(kind.inventoryKind, name);
			HostInventory host = lookup.hostOf(ref);
			print(ref.kind() == ObjectKind.VM ? new AddressQuestion(session).complete(List.of(host)).get(0) : host, ref,
					session.engine().inventory().problems(ref.connection()));
			return session.ownTrouble().number();
		}
	}

	private int print(TaskRecord task, List<TaskRecord> all) {
		invocation.output().print(() -> TaskJson.task(task, all), () -> Details.of(task).print(invocation.output()));
		return ExitCode.OK.number();
	}

	private int printScript(TaskRecord task) throws CommandFailure {
		if (task.script().isEmpty())
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.ShowCommand_noScript, task.title()), Messages.ShowCommand_noScriptRemedy);
		invocation.output().print(() -> TaskJson.task(task), () -> invocation.output().print(TaskScript.of(task).stripTrailing()));
		return ExitCode.OK.number();
	}

	private void print(HostInventory host, ObjectRef ref, List<String> problems) {
		Output output = invocation.output();
		switch (ref.kind()) {
		case VM -> {
			DomainRecord vm = host.domains().get(UUID.fromString(ref.id()));
			output.print(() -> InventoryJson.vm(host, vm), () -> Details.of(host, vm).print(output));
		}
		case NETWORK -> {
			NetworkRecord network = host.networks().get(UUID.fromString(ref.id()));
			output.print(() -> InventoryJson.network(host, network), () -> Details.of(host, network).print(output));
		}
		case DATASTORE -> {
			PoolRecord pool = host.pools().get(UUID.fromString(ref.id()));
			output.print(() -> InventoryJson.datastore(host, pool), () -> Details.of(host, pool).print(output));
		}
		default -> output.print(() -> InventoryJson.host(host, problems), () -> Details.of(host, problems).print(output));
		}
	}
}
