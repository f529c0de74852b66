// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.operation.migration.RecoverPostCopyOperation;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery recover}: resumes a post-copy that broke off and left a VM in two halves. */
@Command(name = "recover")
final class RecoverCommand implements Callable<Integer> {
	private final Invocation invocation;
	@Parameters(paramLabel = "VM", descriptionKey = "vm")
	private String name;
	@Option(names = "--script", descriptionKey = "script")
	private boolean script;

	RecoverCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			RecoverPostCopyOperation operation = RecoverPostCopyOperation.of(session.engine().context(), either(session), session.engine().tasks().all())
					.orElseThrow(() -> {
						session.warnOfMissing();
						return new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.RecoverCommand_whole, name),
								Messages.RecoverCommand_wholeRemedy);
					});
			if (script)
				return new PlanPrinter(invocation, session).printScript(List.of(operation)).number();
			return new TaskRunner(invocation, session).run(List.of(operation)).number();
		}
	}

	/** Its name alone would be ambiguous: both halves have it. */
	private ObjectRef either(Session session) throws CommandFailure {
		return session.hosts().stream()
				.flatMap(host -> host.domains().values().stream().filter(DomainRecord::isPostCopyBroken).filter(vm -> vm.name().equals(name))
						.map(vm -> ObjectRef.vm(host.connection(), vm.uuid())))
				.findFirst().orElse(null) instanceof ObjectRef half ? half : new Lookup(session).find(ObjectKind.VM, name);
	}
}
