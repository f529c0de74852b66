// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.commands.Command;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.RegistryToggleState;
import org.orrery.model.inventory.InventoryObject;

/**
 * Makes a part follow what is selected elsewhere in the window, as long as the person wants parts linked. Dispose it with the part. UI
 * thread.
 */
public final class SelectionLink implements ISelectionListener {
	private final IWorkbenchPart part;
	private final IWorkbenchPartSite site;
	private final Consumer<List<InventoryObject>> reveal;
	private boolean revealing;

	/** @param reveal selects these objects in the part without taking the focus; objects it does not show are to be ignored */
	public SelectionLink(IWorkbenchPart part, Consumer<List<InventoryObject>> reveal) {
		this.part = part;
		this.site = part.getSite();
		this.reveal = reveal;
		site.getPage().addPostSelectionListener(this);
	}

	public void dispose() {
		site.getPage().removePostSelectionListener(this);
	}

	@Override
	public void selectionChanged(IWorkbenchPart source, ISelection selection) {
		if (source == part || revealing || !isLinked() || site.getPage().getActivePart() == part)
			return;
		List<InventoryObject> objects = Selections.objects(selection, InventoryObject.class);
		if (objects.isEmpty())
			return;
		revealing = true;
		try {
			reveal.accept(objects);
		} finally {
			revealing = false;
		}
	}

	private boolean isLinked() {
		Command command = site.getService(ICommandService.class).getCommand(UiIds.LINK_SELECTION);
		var state = command.getState(RegistryToggleState.STATE_ID);
		return state == null || !Boolean.FALSE.equals(state.getValue());
	}
}
