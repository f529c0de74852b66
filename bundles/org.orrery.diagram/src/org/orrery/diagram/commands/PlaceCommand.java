// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.commands;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.Command;
import org.orrery.diagram.Messages;
import org.orrery.model.ObjectRef;
import org.orrery.model.design.DesignFactory;
import org.orrery.model.design.DiagramDocument;
import org.orrery.model.design.DiagramNode;

/** Gives an object a place and size of its own on the diagram. Undo takes it back, to the automatic place when it had none. */
public final class PlaceCommand extends Command {
	private final DiagramDocument document;
	private final ObjectRef ref;
	private final Rectangle place;
	private final boolean collapsed;
	private DiagramNode node;
	private boolean created;
	private Rectangle oldPlace;
	private boolean oldCollapsed;

	/** @param place width or height -1: as large as the contents ask */
	public PlaceCommand(DiagramDocument document, ObjectRef ref, Rectangle place) {
		this(document, ref, place, find(document, ref) != null && find(document, ref).isCollapsed());
	}

	public PlaceCommand(DiagramDocument document, ObjectRef ref, Rectangle place, boolean collapsed) {
		super(Messages.Command_place);
		this.document = document;
		this.ref = ref;
		this.place = place.getCopy();
		this.collapsed = collapsed;
	}

	private static DiagramNode find(DiagramDocument document, ObjectRef ref) {
		return document.getNodes().stream().filter(node -> ref.equals(node.getRef())).findFirst().orElse(null);
	}

	@Override
	public void execute() {
		node = find(document, ref);
		created = node == null;
		if (created) {
			node = DesignFactory.eINSTANCE.createDiagramNode();
			node.setRef(ref);
		} else {
			oldPlace = new Rectangle(node.getX(), node.getY(), node.getWidth(), node.getHeight());
			oldCollapsed = node.isCollapsed();
		}
		redo();
	}

	@Override
	public void redo() {
		set(place, collapsed);
		if (created)
			document.getNodes().add(node);
	}

	@Override
	public void undo() {
		if (created)
			document.getNodes().remove(node);
		else
			set(oldPlace, oldCollapsed);
	}

	private void set(Rectangle bounds, boolean folded) {
		node.setX(bounds.x);
		node.setY(bounds.y);
		node.setWidth(bounds.width);
		node.setHeight(bounds.height);
		node.setCollapsed(folded);
	}
}
