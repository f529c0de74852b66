// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.eclipse.emf.ecore.EObject;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualDisk;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualNic;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.ui.NaturalOrder;

/** Which hosts see which shared datastores and networks: an index over the fleet, built anew when one of them changed. UI thread. */
public final class Attachments {
	private final Fleet fleet;
	private final Map<String, List<Datastore>> datastores = new TreeMap<>(NaturalOrder.INSTANCE);
	private final Map<String, List<VirtualSwitch>> switches = new TreeMap<>(NaturalOrder.INSTANCE);

	public Attachments(Fleet fleet) {
		this.fleet = fleet;
		rebuild();
	}

	public void rebuild() {
		datastores.clear();
		switches.clear();
		fleet.getDatacenters().forEach(this::collect);
		datastores.values().removeIf(seen -> seen.size() < 2);
	}

	private void collect(HostContainer container) {
		for (Host host : container.getHosts()) {
			for (Datastore store : host.getDatastores())
				if (store.getSharedKey() != null && !store.getSharedKey().isEmpty())
					datastores.computeIfAbsent(store.getSharedKey(), key -> new ArrayList<>()).add(store);
			for (VirtualSwitch network : host.getSwitches())
				if (network.getName() != null)
					switches.computeIfAbsent(network.getName(), name -> new ArrayList<>()).add(network);
		}
		container.getFolders().forEach(this::collect);
		container.getClusters().forEach(this::collect);
	}

	public List<Attachment> of(Layer layer) {
		return switch (layer) {
		case NETWORKS -> switches.keySet().stream().<Attachment>map(SharedNetwork::new).toList();
		case DATASTORES -> datastores.keySet().stream().<Attachment>map(SharedDatastore::new).toList();
		};
	}

	public List<Datastore> datastores(SharedDatastore shared) {
		return datastores.getOrDefault(shared.key(), List.of());
	}

	public List<VirtualSwitch> switches(SharedNetwork network) {
		return switches.getOrDefault(network.name(), List.of());
	}

	/** What stands for it in the fleet; the first of several. */
	public List<? extends InventoryObject> members(Attachment attachment) {
		return switch (attachment) {
		case SharedDatastore shared -> datastores(shared);
		case SharedNetwork network -> switches(network);
		};
	}

	public List<Host> hosts(Attachment attachment) {
		return members(attachment).stream().map(EObject::eContainer).filter(Host.class::isInstance).map(Host.class::cast).distinct().toList();
	}

	/** What an object hangs on: all of a host's, or those a VM uses. */
	public Set<Attachment> of(Object object) {
		Set<Attachment> found = new LinkedHashSet<>();
		if (object instanceof Host host) {
			host.getDatastores().forEach(store -> add(store, found));
			host.getSwitches().forEach(network -> add(network, found));
		} else if (object instanceof VirtualMachine vm) {
			vm.getDisks().stream().map(VirtualDisk::getDatastore).forEach(store -> add(store, found));
			vm.getNics().stream().map(VirtualNic::getSwitch).forEach(network -> add(network, found));
		}
		return found;
	}

	/** What stands for a datastore or switch of one host on the diagram, if anything does. */
	public Set<Attachment> standingFor(Object object) {
		Set<Attachment> found = new LinkedHashSet<>();
		if (object instanceof Datastore store)
			add(store, found);
		else if (object instanceof VirtualSwitch network)
			add(network, found);
		return found;
	}

	private void add(Datastore store, Set<Attachment> into) {
		if (store != null && store.getSharedKey() != null && datastores.containsKey(store.getSharedKey()))
			into.add(new SharedDatastore(store.getSharedKey()));
	}

	private void add(VirtualSwitch network, Set<Attachment> into) {
		if (network != null && network.getName() != null)
			into.add(new SharedNetwork(network.getName()));
	}
}
