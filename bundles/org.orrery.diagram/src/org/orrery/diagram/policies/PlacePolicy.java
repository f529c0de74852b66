// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.policies;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.EditPolicy;
import org.eclipse.gef.Request;
import org.eclipse.gef.commands.Command;
import org.eclipse.gef.editpolicies.XYLayoutEditPolicy;
import org.eclipse.gef.requests.CreateRequest;
import org.orrery.diagram.parts.Placeable;

/** Boxes are moved, and some resized, by hand: an undoable edit of the document. */
public final class PlacePolicy extends XYLayoutEditPolicy {
	@Override
	protected EditPolicy createChildEditPolicy(EditPart child) {
		return new BoxSelectionPolicy(child instanceof Placeable placeable && placeable.isResizable());
	}

	@Override
	protected Command createChangeConstraintCommand(EditPart child, Object constraint) {
		return child instanceof Placeable placeable ? placeable.placeCommand((Rectangle) constraint) : null;
	}

	/** Where a host belongs is not a matter of drawing. */
	@Override
	protected Command createAddCommand(EditPart child, Object constraint) {
		return null;
	}

	@Override
	protected Command getCreateCommand(CreateRequest request) {
		return null;
	}

	@Override
	protected Command getDeleteDependantCommand(Request request) {
		return null;
	}
}
