// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryPackage.Literals;
import org.orrery.model.inventory.PhysicalNic;
import org.orrery.model.inventory.SwitchType;
import org.orrery.model.inventory.Uplink;
import org.orrery.model.inventory.VirtualSwitch;

/**
 * Networks and bridges of one host as virtual switches. A libvirt network is a switch (reference kind NETWORK, by UUID), and so is a
 * bridge of the host (kind VIRTUAL_SWITCH, by name); a bridge that libvirt made for a network of its own is that network. Model thread.
 */
final class SwitchWriter {
	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;
	private static final String FORWARD_TO_BRIDGE = "bridge"; //$NON-NLS-1$

	private final Host host;
	private final String connection;

	SwitchWriter(Host host, String connection) {
		this.host = host;
		this.connection = connection;
	}

	/** One of the two is set. */
	private record Origin(NetworkRecord network, InterfaceRecord bridge) {
	}

	void write(Collection<NetworkRecord> networks, List<InterfaceRecord> interfaces) {
		writeNics(interfaces);
		Set<String> ownedByNetwork = new HashSet<>();
		List<Origin> origins = new ArrayList<>();
		for (NetworkRecord network : networks) {
			origins.add(new Origin(network, null));
			if (!network.forwardMode().equals(FORWARD_TO_BRIDGE))
				ownedByNetwork.add(network.bridge());
		}
		for (InterfaceRecord device : interfaces)
			if (isBridge(device) && !ownedByNetwork.contains(device.name()))
				origins.add(new Origin(null, device));
		Map<String, InterfaceRecord> byName = new HashMap<>();
		interfaces.forEach(device -> byName.put(device.name(), device));
		Features.match(host.getSwitches(), origins, this::ref, FACTORY::createVirtualSwitch, (object, origin) -> {
			if (origin.network() != null)
				writeNetwork(object, origin.network(), byName);
			else
				writeBridge(object, origin.bridge(), byName);
		});
	}

	private static boolean isBridge(InterfaceRecord device) {
		return device.kind() == InterfaceRecord.Kind.LINUX_BRIDGE || device.kind() == InterfaceRecord.Kind.OPEN_VSWITCH;
	}

	private ObjectRef ref(Origin origin) {
		return origin.network() != null ? new ObjectRef(connection, ObjectKind.NETWORK, origin.network().uuid().toString())
				: new ObjectRef(connection, ObjectKind.VIRTUAL_SWITCH, origin.bridge().name());
	}

	private void writeNics(List<InterfaceRecord> interfaces) {
		List<InterfaceRecord> physical = interfaces.stream().filter(device -> device.kind() == InterfaceRecord.Kind.PHYSICAL).toList();
		Features.match(host.getNics(), physical, device -> new ObjectRef(connection, ObjectKind.PHYSICAL_NIC, device.name()),
				FACTORY::createPhysicalNic, (nic, device) -> {
					Features.set(nic, Literals.INVENTORY_OBJECT__NAME, device.name());
					Features.set(nic, Literals.PHYSICAL_NIC__MAC, device.mac());
					Features.set(nic, Literals.PHYSICAL_NIC__SPEED, device.speed());
					Features.set(nic, Literals.PHYSICAL_NIC__LINK_UP, device.up());
				});
	}

	private void writeNetwork(VirtualSwitch object, NetworkRecord network, Map<String, InterfaceRecord> byName) {
		Features.set(object, Literals.INVENTORY_OBJECT__NAME, network.name());
		Features.set(object, Literals.VIRTUAL_SWITCH__TYPE, SwitchType.LIBVIRT_NETWORK);
		Features.set(object, Literals.VIRTUAL_SWITCH__BRIDGE, network.bridge());
		Features.set(object, Literals.VIRTUAL_SWITCH__FORWARD_MODE, network.forwardMode());
		Features.set(object, Literals.VIRTUAL_SWITCH__ACTIVE, network.active());
		Features.set(object, Literals.VIRTUAL_SWITCH__AUTOSTART, network.autostart());
		Features.set(object, Literals.VIRTUAL_SWITCH__ADDRESSES, network.addresses());
		Features.match(object.getPortGroups(), network.portGroups(),
				group -> new ObjectRef(connection, ObjectKind.PORT_GROUP, network.uuid() + "/" + group.name()), FACTORY::createPortGroup, //$NON-NLS-1$
				(group, record) -> {
					Features.set(group, Literals.INVENTORY_OBJECT__NAME, record.name());
					Features.set(group, Literals.PORT_GROUP__VLANS, record.vlans());
					Features.set(group, Literals.PORT_GROUP__TRUNK, record.trunk());
					Features.set(group, Literals.PORT_GROUP__DEFAULT_GROUP, record.isDefault());
				});
		writeUplinks(object, byName.get(network.bridge()), byName);
	}

	private void writeBridge(VirtualSwitch object, InterfaceRecord bridge, Map<String, InterfaceRecord> byName) {
		boolean ovs = bridge.kind() == InterfaceRecord.Kind.OPEN_VSWITCH;
		Features.set(object, Literals.INVENTORY_OBJECT__NAME, bridge.name());
		Features.set(object, Literals.VIRTUAL_SWITCH__TYPE, ovs ? SwitchType.OPEN_VSWITCH : SwitchType.LINUX_BRIDGE);
		Features.set(object, Literals.VIRTUAL_SWITCH__BRIDGE, bridge.name());
		Features.set(object, Literals.VIRTUAL_SWITCH__FORWARD_MODE, ""); //$NON-NLS-1$
		Features.set(object, Literals.VIRTUAL_SWITCH__ACTIVE, bridge.up());
		writeUplinks(object, bridge, byName);
	}

	/** Physical NICs among the members of the bridge, also through bonds and VLANs. */
	private void writeUplinks(VirtualSwitch object, InterfaceRecord bridge, Map<String, InterfaceRecord> byName) {
		Set<String> physical = new HashSet<>();
		if (bridge != null)
			collectPhysical(bridge, byName, physical, new HashSet<>());
		Map<String, PhysicalNic> wanted = new LinkedHashMap<>();
		for (PhysicalNic nic : host.getNics())
			if (physical.contains(nic.getName()))
				wanted.put(nic.getName(), nic);
		object.getUplinks().removeIf(uplink -> uplink.getNic() == null || wanted.remove(uplink.getName(), uplink.getNic()) == false);
		wanted.forEach((name, nic) -> {
			Uplink uplink = FACTORY.createUplink();
			uplink.setName(name);
			uplink.setNic(nic);
			object.getUplinks().add(uplink);
		});
	}

	private static void collectPhysical(InterfaceRecord device, Map<String, InterfaceRecord> byName, Set<String> found, Set<String> seen) {
		if (!seen.add(device.name()))
			return;
		for (String member : device.members()) {
			InterfaceRecord below = byName.get(member);
			if (below != null && below.kind() == InterfaceRecord.Kind.PHYSICAL)
				found.add(member);
			else if (below != null)
				collectPhysical(below, byName, found, seen);
		}
	}

	/** The switch that a NIC of a VM is plugged into; null when it is not known. */
	VirtualSwitch joinedBy(NicRecord nic) {
		if (nic.source().isEmpty())
			return null;
		boolean byNetwork = nic.type().equals("network"); //$NON-NLS-1$
		VirtualSwitch viaBridge = null;
		for (VirtualSwitch candidate : host.getSwitches()) {
			boolean isNetwork = candidate.getType() == SwitchType.LIBVIRT_NETWORK;
			if (isNetwork == byNetwork && nic.source().equals(candidate.getName()))
				return candidate;
			if (!byNetwork && nic.source().equals(candidate.getBridge()))
				viaBridge = candidate;
		}
		return viaBridge;
	}
}
