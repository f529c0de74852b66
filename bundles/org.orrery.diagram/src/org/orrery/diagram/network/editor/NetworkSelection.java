// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.Optional;
import java.util.UUID;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.orrery.diagram.canvas.CanvasSelection;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.model.FleetModel;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;

/** What is selected on a network design as objects of the fleet, where it stands for some. UI thread. */
final class NetworkSelection extends CanvasSelection {
	private final FleetModel fleet;
	private final DesignModel model;

	NetworkSelection(GraphicalViewer viewer, FleetModel fleet, DesignModel model) {
		super(viewer);
		this.fleet = fleet;
		this.model = model;
	}

	@Override
	protected Optional<InventoryObject> object(EditPart part) {
		return part instanceof NodePart node ? ref(node.key()).flatMap(fleet::find) : Optional.empty();
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
}
