// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.audit.AuditEntry;
import org.orrery.engine.audit.AuditTrail;
import org.orrery.engine.audit.TaskDocument;
import org.orrery.model.ObjectRef;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orrery audit}: who did what to a VM, also outside Orrery. Asks no host, so that it tells of VMs that are gone. */
@Command(name = "audit")
final class AuditCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Parameters(paramLabel = "VM", descriptionKey = "auditedVm")
	private String name;

	AuditCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			AuditTrail audit = session.engine().audit();
			List<AuditEntry> entries = audit.of(find(audit));
			Output output = invocation.output();
			output.print(() -> Json.array(entries, TaskDocument::of), () -> output.print(table(entries)));
			return session.ownTrouble().number();
		}
	}

	private ObjectRef find(AuditTrail audit) throws CommandFailure {
		try {
			return audit.find(name);
		} catch (AuditTrail.UnknownVmException e) {
			throw new CommandFailure(ExitCode.NOT_FOUND, e.getMessage(), Messages.AuditCommand_unknownRemedy, "", e); //$NON-NLS-1$
		}
	}

	private static Table table(List<AuditEntry> entries) {
		Table table = new Table(Column.left(Messages.Column_time), Column.left(Messages.Column_who), Column.left(Messages.Column_what),
				Column.left(Messages.Column_state), Column.left(Messages.Column_reason), Column.left(Messages.Column_task));
		for (AuditEntry entry : entries)
			table.add(Cell.of(Shown.moment(entry.time())), Cell.of(entry.who()), Cell.of(entry.what()),
					entry.isOutside() ? Cell.of(Shown.UNKNOWN) : new Cell(Shown.state(entry.state()), InventoryTables.style(entry.state())),
					Cell.of(entry.reason()), Cell.of(entry.isOutside() ? Shown.UNKNOWN : TaskLookup.shortId(entry.taskId())));
		return table;
	}
}
