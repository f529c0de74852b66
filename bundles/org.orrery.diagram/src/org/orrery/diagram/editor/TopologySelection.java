// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Selections;

/** The selection of the diagram as objects of the fleet, which is what commands, properties and other views work with. UI thread. */
final class TopologySelection implements IPostSelectionProvider, ISelectionChangedListener {
	private final GraphicalViewer viewer;
	private final TopologyContext context;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private ISelection last = StructuredSelection.EMPTY;

	TopologySelection(GraphicalViewer viewer, TopologyContext context) {
		this.viewer = viewer;
		this.context = context;
		viewer.addSelectionChangedListener(this);
	}

	@Override
	public void selectionChanged(SelectionChangedEvent event) {
		Set<InventoryObject> objects = new LinkedHashSet<>();
		for (Object part : viewer.getSelectedEditParts())
			if (part instanceof AbstractNodeEditPart<?, ?> node && node.inventoryObject() != null)
				objects.add(node.inventoryObject());
		ISelection now = new StructuredSelection(new ArrayList<>(objects));
		if (now.equals(last))
			return;
		last = now;
		SelectionChangedEvent told = new SelectionChangedEvent(this, now);
		listeners.forEach(listener -> listener.selectionChanged(told));
	}

	@Override
	public ISelection getSelection() {
		return last;
	}

	@Override
	public void setSelection(ISelection selection) {
		select(Selections.objects(selection, InventoryObject.class));
	}

	/** Selects and shows them; what is not on the diagram is left out. */
	void select(List<InventoryObject> objects) {
		List<EditPart> parts = objects.stream().map(this::partOf).filter(java.util.Objects::nonNull).distinct().toList();
		if (parts.isEmpty() || parts.equals(viewer.getSelectedEditParts()))
			return;
		viewer.setSelection(new StructuredSelection(parts));
		viewer.reveal(parts.getFirst());
	}

	private EditPart partOf(InventoryObject object) {
		Object part = viewer.getEditPartRegistry().get(object);
		if (part == null)
			part = context.attachments().standingFor(object).stream().map(viewer.getEditPartRegistry()::get).findFirst().orElse(null);
		return (EditPart) part;
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void addPostSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removePostSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}
}
