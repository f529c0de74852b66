// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import org.eclipse.core.runtime.ListenerList;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.orrery.model.inventory.InventoryObject;

/** What is selected on a drawing as objects of the fleet, which is what commands, properties and other views work with. UI thread. */
public abstract class CanvasSelection implements IPostSelectionProvider, ISelectionChangedListener {
	private final GraphicalViewer viewer;
	private final ListenerList<ISelectionChangedListener> listeners = new ListenerList<>();
	private ISelection last = StructuredSelection.EMPTY;

	protected CanvasSelection(GraphicalViewer viewer) {
		this.viewer = viewer;
		viewer.addSelectionChangedListener(this);
	}

	/** The object that a part stands for. */
	protected abstract Optional<InventoryObject> object(EditPart part);

	protected final GraphicalViewer viewer() {
		return viewer;
	}

	@Override
	public final void selectionChanged(SelectionChangedEvent event) {
		Set<InventoryObject> objects = new LinkedHashSet<>();
		for (Object part : viewer.getSelectedEditParts())
			object((EditPart) part).ifPresent(objects::add);
		ISelection now = new StructuredSelection(new ArrayList<>(objects));
		if (now.equals(last))
			return;
		last = now;
		SelectionChangedEvent told = new SelectionChangedEvent(this, now);
		listeners.forEach(listener -> listener.selectionChanged(told));
	}

	@Override
	public final ISelection getSelection() {
		return last;
	}

	/** A drawing whose figures stand for more than objects selects them itself. */
	@Override
	public void setSelection(ISelection selection) {
		// nothing
	}

	@Override
	public final void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public final void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public final void addPostSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public final void removePostSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}
}
