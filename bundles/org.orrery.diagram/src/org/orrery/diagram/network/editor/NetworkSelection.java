// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.gef.GraphicalViewer;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.model.FleetModel;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;

/** What is selected on the drawing as objects of the fleet, where it stands for some, so that properties and commands follow. UI thread. */
final class NetworkSelection implements ISelectionProvider {
	private final GraphicalViewer viewer;
	private final FleetModel fleet;
	private final DesignModel model;
	private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();

	NetworkSelection(GraphicalViewer viewer, FleetModel fleet, DesignModel model) {
		this.viewer = viewer;
		this.fleet = fleet;
		this.model = model;
		viewer.addSelectionChangedListener(event -> tell());
	}

	private void tell() {
		SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
		listeners.forEach(listener -> listener.selectionChanged(event));
	}

	@Override
	public ISelection getSelection() {
		List<InventoryObject> objects = new ArrayList<>();
		for (Object part : viewer.getSelectedEditParts())
			if (part instanceof NodePart node)
				ref(node.key()).flatMap(fleet::find).ifPresent(objects::add);
		return new StructuredSelection(objects);
	}

	private Optional<ObjectRef> ref(NetworkKey key) {
		return switch (key) {
		case NetworkKey.OfHost host -> live(host.host()).map(known -> ObjectRef.host(known.connection()));
		case NetworkKey.OfNic nic -> live(nic.host()).map(known -> ObjectRef.host(known.connection()));
		case NetworkKey.OfVm vm -> vm(vm.vm());
		case NetworkKey.OfVmNic nic -> vm(nic.vm());
		default -> Optional.empty();
		};
	}

	private Optional<LiveHost> live(UUID host) {
		return model.hosts().stream().filter(known -> known.host().equals(host)).findFirst();
	}

	private Optional<ObjectRef> vm(UUID vm) {
		return model.hosts().stream().filter(host -> host.vms().stream().anyMatch(one -> one.vm().equals(vm))).findFirst()
				.map(host -> ObjectRef.vm(host.connection(), vm));
	}

	@Override
	public void setSelection(ISelection selection) {
		// the drawing selects its figures itself
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}
}
