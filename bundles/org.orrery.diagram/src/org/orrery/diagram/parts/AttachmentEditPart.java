// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.Command;
import org.orrery.diagram.commands.PlaceCommand;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;

/** A network or datastore that hosts hang on. */
public abstract class AttachmentEditPart<M extends Attachment, F extends NodeFigure> extends AbstractNodeEditPart<M, F> implements Placeable {
	protected AttachmentEditPart(TopologyContext context, M attachment) {
		super(context, attachment);
	}

	@Override
	protected final ObjectRef placeRef() {
		return model().ref();
	}

	@Override
	protected final Rectangle constraint(ObjectRef ref) {
		Rectangle place = super.constraint(ref);
		place.width = -1;
		place.height = -1;
		return place;
	}

	@Override
	public final InventoryObject inventoryObject() {
		return context().attachments().members(model()).stream().findFirst().orElse(null);
	}

	@Override
	public final boolean isResizable() {
		return false;
	}

	@Override
	public final Command placeCommand(Rectangle place) {
		return new PlaceCommand(context().placements().document(), model().ref(), new Rectangle(place.x, place.y, -1, -1));
	}
}
