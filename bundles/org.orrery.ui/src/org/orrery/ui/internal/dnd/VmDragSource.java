// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.dnd;

import java.util.List;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;

/** Lets VMs be dragged out of a tree or table. Disposed with the control. */
public final class VmDragSource extends DragSourceAdapter {
	private final ISelectionProvider selections;
	private final Services services;

	public VmDragSource(Control control, ISelectionProvider selections, Services services) {
		this.selections = selections;
		this.services = services;
		DragSource source = new DragSource(control, DND.DROP_MOVE);
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(this);
	}

	public static Transfer[] transfers() {
		return new Transfer[] { LocalSelectionTransfer.getTransfer() };
	}

	@Override
	public void dragStart(DragSourceEvent event) {
		List<VirtualMachine> vms = Selections.objects(selections.getSelection(), VirtualMachine.class);
		event.doit = !vms.isEmpty();
		if (!event.doit)
			return;
		LocalSelectionTransfer.getTransfer().setSelection(selections.getSelection());
		VmDrag.begin(services, vms);
	}

	@Override
	public void dragSetData(DragSourceEvent event) {
		event.data = LocalSelectionTransfer.getTransfer().getSelection();
	}

	@Override
	public void dragFinished(DragSourceEvent event) {
		LocalSelectionTransfer.getTransfer().setSelection(null);
		VmDrag.end();
	}
}
