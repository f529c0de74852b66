// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.commands;

import java.util.List;

import org.orrery.diagram.Messages;
import org.orrery.diagram.migration.MigrationDrop;
import org.orrery.model.ObjectRef;

/** VMs were dropped on a host that can take them, as far as is known. */
public final class StartMigrationCommand extends InfrastructureCommand {
	private final MigrationDrop drop;
	private final List<ObjectRef> vms;
	private final ObjectRef host;

	public StartMigrationCommand(MigrationDrop drop, List<ObjectRef> vms, ObjectRef host) {
		super(Messages.Command_migrate);
		this.drop = drop;
		this.vms = List.copyOf(vms);
		this.host = host;
	}

	@Override
	public boolean canExecute() {
		return !vms.isEmpty();
	}

	@Override
	public void execute() {
		drop.migrate(vms, host);
	}
}
