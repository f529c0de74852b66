// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.List;
import java.util.Optional;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.util.TransferDropTargetListener;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.Transfer;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.internal.dnd.VmDrag;

/** VMs that are dragged out of a tree or table over the diagram: hosts say the same as to VMs of the diagram, and a drop does the same. UI thread. */
public final class DroppedVms extends DropTargetAdapter implements TransferDropTargetListener {
	private final GraphicalViewer viewer;
	private final Services services;
	private final MigrationDrag drag;
	private final MigrationDrop drop;

	public DroppedVms(GraphicalViewer viewer, Services services, MigrationDrag drag, MigrationDrop drop) {
		this.viewer = viewer;
		this.services = services;
		this.drag = drag;
		this.drop = drop;
	}

	@Override
	public Transfer getTransfer() {
		return LocalSelectionTransfer.getTransfer();
	}

	@Override
	public boolean isEnabled(DropTargetEvent event) {
		return VmDrag.current().isPresent();
	}

	@Override
	public void dragEnter(DropTargetEvent event) {
		dragOver(event);
	}

	@Override
	public void dragOver(DropTargetEvent event) {
		event.detail = over(place(event)) ? DND.DROP_MOVE : DND.DROP_NONE;
	}

	@Override
	public void dragOperationChanged(DropTargetEvent event) {
		dragOver(event);
	}

	/** Also just before a drop, which asks the hosts' verdicts of the drag itself. */
	@Override
	public void dragLeave(DropTargetEvent event) {
		leave();
	}

	@Override
	public void drop(DropTargetEvent event) {
		dropAt(place(event));
	}

	private Point place(DropTargetEvent event) {
		org.eclipse.swt.graphics.Point inside = viewer.getControl().toControl(event.x, event.y);
		return new Point(inside.x, inside.y);
	}

	/** The mouse is there now. @param place in pixels of the canvas @return whether a drop there would do something */
	public boolean over(Point place) {
		VmDrag dragged = VmDrag.current().orElse(null);
		if (dragged == null)
			return false;
		if (!drag.isActive())
			drag.begin(dragged.vms().stream().flatMap(vm -> services.fleet().find(vm, VirtualMachine.class).stream()).toList());
		ObjectRef host = hostAt(place).orElse(null);
		drag.hover(host);
		drag.poll();
		// GTK runs no posted work during a drag, painting included
		((FigureCanvas) viewer.getControl()).getLightweightSystem().getUpdateManager().performUpdate();
		return host != null && !dragged.comesFrom(host) && drag.reasons(host).isEmpty();
	}

	/** The mouse has gone. */
	public void leave() {
		drag.end();
	}

	/** The button was released there. */
	public void dropAt(Point place) {
		VmDrag dragged = VmDrag.current().orElse(null);
		ObjectRef host = hostAt(place).orElse(null);
		leave();
		if (dragged == null || host == null || dragged.comesFrom(host))
			return;
		List<String> reasons = dragged.outlook(host).reasons();
		if (reasons.isEmpty())
			drop.migrate(dragged.vms(), host);
		else
			drop.explain(dragged.vms(), host, reasons);
	}

	private Optional<ObjectRef> hostAt(Point place) {
		for (EditPart part = viewer.findObjectAt(place); part != null; part = part.getParent())
			if (part.getModel() instanceof Host host)
				return Optional.ofNullable(host.getRef());
		return Optional.empty();
	}
}
