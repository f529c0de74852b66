// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.osgi.util.NLS;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.PhysicalNic;
import org.orrery.model.inventory.PortGroup;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.ui.Services;
import org.orrery.ui.Words;

/** What there is to know of datastores, networks, port groups, NICs and groups of hosts. UI thread. */
final class PlaceTopics {
	private PlaceTopics() {
	}

	static List<Topic> of(InventoryObject object, Services services) {
		return switch (object) {
		case Datastore store -> List.of(store(store), new Topic(Messages.Topic_volumes, List.of(), List.of(), () -> volumes(store, services)));
		case VirtualSwitch network -> List.of(network(network), portGroups(network));
		case PortGroup group -> List.of(Topic.ofFacts(Messages.Topic_general, List.of(new Fact(Messages.Fact_vlans, vlans(group)),
				new Fact(Messages.Fact_defaultGroup, VmTopics.yesNo(group.isDefaultGroup())))));
		case PhysicalNic nic -> List.of(Topic.ofFacts(Messages.Topic_general, List.of(new Fact(Messages.Nic_mac, nic.getMac()),
				new Fact(Messages.Nic_link, nic.isLinkUp() ? Messages.Link_up : Messages.Link_down))));
		case HostContainer container -> List.of(container(container));
		default -> List.of();
		};
	}

	private static Topic store(Datastore store) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(Messages.Fact_state, store.isActive() ? Messages.Active : Messages.Inactive));
		facts.add(new Fact(Messages.Store_type, store.getType()));
		facts.add(new Fact(Messages.Store_free, NLS.bind(Messages.Fact_freeOf, Words.bytes(store.getAvailable()), Words.bytes(store.getCapacity()))));
		facts.add(new Fact(Messages.Store_seenBy, HostTopics.shared(store)));
		facts.add(new Fact(Messages.Fact_source, store.getSource()));
		facts.add(new Fact(Messages.Store_path, store.getTargetPath()));
		facts.add(new Fact(Messages.Fact_autostart, VmTopics.yesNo(store.isAutostart())));
		facts.add(new Fact(Messages.Fact_uuid, store.getRef().id()));
		return Topic.ofFacts(Messages.Topic_general, facts);
	}

	private static CompletableFuture<Listing> volumes(Datastore store, Services services) {
		HostConnection host = services.engine().connections().find(store.getRef().connection()).orElse(null);
		if (host == null)
			return CompletableFuture.completedFuture(volumes(List.of()));
		UUID pool = UUID.fromString(store.getRef().id());
		return host.submit(Lane.COMMAND, connection -> connection.volumes(pool)).thenApply(PlaceTopics::volumes);
	}

	private static Listing volumes(List<VolumeRecord> volumes) {
		List<List<String>> rows = volumes.stream().map(one -> List.of(one.name(), VmTopics.text(one.format()), Words.bytes(one.allocation()),
				Words.bytes(one.capacity()), VmTopics.text(one.path()))).toList();
		return new Listing(List.of(Messages.Volume_name, Messages.Disk_format, Messages.Volume_used, Messages.Store_capacity, Messages.Store_path), rows,
				rows.stream().map(row -> "volume").toList(), Messages.Volume_none); //$NON-NLS-1$
	}

	private static Topic network(VirtualSwitch network) {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact(Messages.Fact_state, network.isActive() ? Messages.Active : Messages.Inactive));
		facts.add(new Fact(Messages.Switch_type, Words.of(network.getType())));
		facts.add(new Fact(Messages.Switch_bridge, network.getBridge()));
		facts.add(new Fact(Messages.Switch_mode, network.getForwardMode()));
		facts.add(new Fact(Messages.Fact_addresses, Words.list(network.getAddresses())));
		facts.add(new Fact(Messages.Fact_uplinks, Words.list(network.getUplinks().stream().map(InventoryObject::getName).map(VmTopics::text).toList())));
		facts.add(new Fact(Messages.Fact_autostart, VmTopics.yesNo(network.isAutostart())));
		return Topic.ofFacts(Messages.Topic_general, facts);
	}

	private static Topic portGroups(VirtualSwitch network) {
		List<List<String>> rows = new ArrayList<>();
		for (PortGroup group : network.getPortGroups())
			rows.add(List.of(VmTopics.text(group.getName()), vlans(group), VmTopics.yesNo(group.isDefaultGroup())));
		return Topic.ofListing(Messages.Topic_portGroups, new Listing(List.of(Messages.Switch_name, Messages.Fact_vlans, Messages.Fact_defaultGroup), rows,
				rows.stream().map(row -> "portgroup").toList(), Messages.PortGroup_none)); //$NON-NLS-1$
	}

	private static String vlans(PortGroup group) {
		return group.getVlans().isEmpty() ? Messages.Untagged : Words.list(group.getVlans().stream().map(String::valueOf).toList());
	}

	private static Topic container(HostContainer container) {
		int hosts = 0;
		int connected = 0;
		int vms = 0;
		long memory = 0;
		for (TreeIterator<EObject> all = container.eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				hosts++;
				connected += host.getState() == HostState.ACTIVE ? 1 : 0;
				vms += host.getVms().size();
				memory += Math.max(0, host.getMemory());
			}
		return Topic.ofFacts(Messages.Topic_general, List.of(new Fact(Messages.Fact_hosts, NLS.bind(Messages.Fact_connectedOf, connected, hosts)),
				new Fact(Messages.Fact_vms, Integer.toString(vms)), new Fact(Messages.Fact_memory, Words.bytes(memory))));
	}
}
