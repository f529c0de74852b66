// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.policies;

import java.util.List;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.LayoutEditPolicy;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.eclipse.gef.requests.CreateRequest;
import org.eclipse.gef.requests.GroupRequest;
import org.orrery.diagram.commands.ExplainRefusalCommand;
import org.orrery.diagram.commands.StartMigrationCommand;
import org.orrery.diagram.migration.MigrationDrag;
import org.orrery.diagram.migration.MigrationDrop;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;

/** VMs dropped on a host are migrated to it, or told why not. */
public final class HostLayoutPolicy extends LayoutEditPolicy {
	private final MigrationDrag drag;
	private final MigrationDrop drop;

	public HostLayoutPolicy(MigrationDrag drag, MigrationDrop drop) {
		this.drag = drag;
		this.drop = drop;
	}

	@Override
	protected EditPolicy createChildEditPolicy(EditPart child) {
		return new LiftedVmPolicy();
	}

	/** Hosts that are moved over this one are the business of the cluster around it. */
	@Override
	public EditPart getTargetEditPart(Request request) {
		return request instanceof GroupRequest group && !vms(group).isEmpty() ? super.getTargetEditPart(request) : null;
	}

	@Override
	public Command getCommand(Request request) {
		if (!RequestConstants.REQ_ADD.equals(request.getType()) || !(request instanceof ChangeBoundsRequest dropped))
			return null;
		ObjectRef host = ((Host) getHost().getModel()).getRef();
		List<ObjectRef> moving = vms(dropped).stream().filter(vm -> vm.getHost() != getHost().getModel()).map(VirtualMachine::getRef).toList();
		if (moving.isEmpty())
			return null;
		List<String> reasons = drag.reasons(host);
		return reasons.isEmpty() ? new StartMigrationCommand(drop, moving, host) : new ExplainRefusalCommand(drop, moving, host, reasons);
	}

	private static List<VirtualMachine> vms(GroupRequest request) {
		List<?> parts = request.getEditParts();
		return parts == null ? List.of() : parts.stream().map(part -> ((EditPart) part).getModel()).filter(VirtualMachine.class::isInstance)
				.map(VirtualMachine.class::cast).toList();
	}

	@Override
	protected Command getCreateCommand(CreateRequest request) {
		return null;
	}

	@Override
	protected Command getMoveChildrenCommand(Request request) {
		return null;
	}
}
