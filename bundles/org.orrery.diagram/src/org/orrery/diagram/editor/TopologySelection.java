// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.List;
import java.util.Optional;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.orrery.diagram.canvas.CanvasSelection;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Selections;

/** The selection of the topology; what others select is selected here, too. UI thread. */
final class TopologySelection extends CanvasSelection {
	private final TopologyContext context;

	TopologySelection(GraphicalViewer viewer, TopologyContext context) {
		super(viewer);
		this.context = context;
	}

	@Override
	protected Optional<InventoryObject> object(EditPart part) {
		return part instanceof AbstractNodeEditPart<?, ?> node ? Optional.ofNullable(node.inventoryObject()) : Optional.empty();
	}

	@Override
	public void setSelection(ISelection selection) {
		select(Selections.objects(selection, InventoryObject.class));
	}

	/** Selects and shows them; what is not on the diagram is left out. */
	void select(List<InventoryObject> objects) {
		List<EditPart> parts = objects.stream().map(this::partOf).filter(java.util.Objects::nonNull).distinct().toList();
		if (parts.isEmpty() || parts.equals(viewer().getSelectedEditParts()))
			return;
		viewer().setSelection(new StructuredSelection(parts));
		viewer().reveal(parts.getFirst());
	}

	private EditPart partOf(InventoryObject object) {
		Object part = viewer().getEditPartRegistry().get(object);
		if (part == null)
			part = context.attachments().standingFor(object).stream().map(viewer().getEditPartRegistry()::get).findFirst().orElse(null);
		return (EditPart) part;
	}
}
