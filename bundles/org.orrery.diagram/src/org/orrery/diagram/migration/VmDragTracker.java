// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.SharedCursors;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.tools.DragEditPartsTracker;
import org.eclipse.swt.graphics.Cursor;
import org.orrery.diagram.commands.InfrastructureCommand;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;

/** Drags VMs onto hosts. What comes of it changes infrastructure, so it never reaches the stack of undoable commands. */
public final class VmDragTracker extends DragEditPartsTracker {
	private final MigrationDrag drag;

	public VmDragTracker(EditPart source, MigrationDrag drag) {
		super(source);
		this.drag = drag;
	}

	@Override
	@SuppressWarnings({ "unchecked", "rawtypes" })
	protected List createOperationSet() {
		List<EditPart> vms = new ArrayList<>(super.createOperationSet());
		vms.removeIf(part -> !(part.getModel() instanceof VirtualMachine));
		return vms;
	}

	@Override
	protected boolean handleDragStarted() {
		boolean started = super.handleDragStarted();
		List<VirtualMachine> vms = new ArrayList<>();
		for (Object part : getOperationSet())
			vms.add((VirtualMachine) ((EditPart) part).getModel());
		if (!vms.isEmpty())
			drag.begin(vms);
		return started;
	}

	@Override
	protected void setTargetEditPart(EditPart target) {
		super.setTargetEditPart(target);
		if (drag.isActive())
			drag.hover(target != null && target.getModel() instanceof Host host ? host.getRef() : null);
	}

	@Override
	protected Command getCommand() {
		EditPart target = getTargetEditPart();
		return target == null || isMove() ? null : target.getCommand(getTargetRequest());
	}

	/** What the host said since the mouse moved last counts. */
	@Override
	protected boolean handleButtonUp(int button) {
		if (drag.isActive())
			setCurrentCommand(getCommand());
		return super.handleButtonUp(button);
	}

	@Override
	protected void executeCommand(Command command) {
		if (command instanceof InfrastructureCommand)
			command.execute();
		else
			super.executeCommand(command);
	}

	@Override
	protected Cursor calculateCursor() {
		if (!drag.isActive())
			return super.calculateCursor();
		ObjectRef host = drag.hovered().orElse(null);
		boolean refused = host == null || drag.of(host).map(DropVerdict::kind)
				.filter(kind -> kind == DropVerdict.Kind.REFUSED || kind == DropVerdict.Kind.HERE).isPresent();
		return refused ? SharedCursors.NO : SharedCursors.HAND;
	}

	@Override
	protected boolean isCloneActive() {
		return false;
	}

	@Override
	public void deactivate() {
		super.deactivate();
		drag.end();
	}
}
