// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.commands;

import java.util.List;

import org.orrery.diagram.Messages;
import org.orrery.diagram.migration.MigrationDrop;
import org.orrery.model.ObjectRef;

/** VMs were dropped on a host that cannot take them: it says why. */
public final class ExplainRefusalCommand extends InfrastructureCommand {
	private final MigrationDrop drop;
	private final List<ObjectRef> vms;
	private final ObjectRef host;
	private final List<String> reasons;

	public ExplainRefusalCommand(MigrationDrop drop, List<ObjectRef> vms, ObjectRef host, List<String> reasons) {
		super(Messages.Command_explain);
		this.drop = drop;
		this.vms = List.copyOf(vms);
		this.host = host;
		this.reasons = List.copyOf(reasons);
	}

	public List<String> reasons() {
		return reasons;
	}

	@Override
	public void execute() {
		drop.explain(vms, host, reasons);
	}
}
