// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.simulator.SimulatedFabric;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.NetworkRecord;

/** Plugs NICs of running domains into the virtual switches of their host and pulls them out again, as libvirt does. Guarded by the host's monitor. */
final class PluggedNics {
	private final SimulatedHost host;
	private final SimulatedFabric fabric;
	/** Where a NIC is plugged in, and the port group that its VLAN came from. */
	private record Plug(String bridge, String portGroup) {
	}

	/** Ports that were made here, by name. */
	private final Map<String, Plug> plugged = new HashMap<>();

	PluggedNics(SimulatedHost host, SimulatedFabric fabric) {
		this.host = host;
		this.fabric = fabric;
	}

	/** Brings the ports in line with the domains; what is right is not touched. */
	void follow(List<DomainRecord> domains, List<NetworkRecord> networks) {
		Set<String> wanted = new HashSet<>();
		for (DomainRecord domain : domains) {
			if (!domain.state().isActive())
				continue;
			for (NicRecord nic : domain.nics()) {
				Optional<NetworkRecord> network = networks.stream().filter(known -> nic.type().equals("network") && known.name().equals(nic.source())).findFirst();
				String bridge = network.map(NetworkRecord::bridge).orElse(nic.source());
				if (isSwitch(bridge)) {
					wanted.add(port(nic));
					plug(bridge, domain, nic, network.map(known -> vlan(known, nic.portGroup())).orElse(Vlan.none()));
				}
			}
		}
		for (String port : Set.copyOf(plugged.keySet())) {
			if (!wanted.contains(port)) {
				plugged.remove(port);
				fabric.unplug(port);
			}
		}
	}

	private boolean isSwitch(String bridge) {
		return fabric.switches().stream().map(SwitchConfig::name).anyMatch(bridge::equals);
	}

	private void plug(String bridge, DomainRecord domain, NicRecord nic, Vlan vlan) {
		String port = port(nic);
		Plug before = plugged.put(port, new Plug(bridge, nic.portGroup()));
		Optional<PortConfig> there = fabric.switches().stream().filter(made -> made.name().equals(bridge)).findFirst().flatMap(made -> made.port(port));
		if (before != null && before.bridge().equals(bridge) && there.isPresent()) {
			if (!before.portGroup().equals(nic.portGroup()))
				fabric.plug(bridge, there.get().with(vlan, there.get().rate(), there.get().enabled(), there.get().marks()));
			return;
		}
		if (before != null)
			fabric.unplug(port);
		Map<String, String> marks = Map.of(Marks.MAC, nic.mac(), Marks.VM, domain.uuid().toString(), Marks.NIC,
				host.fleet().uuid("nic/" + nic.mac()).toString());
		fabric.plug(bridge, new PortConfig(port, PortConfig.Kind.VM, List.of(port), Teaming.NONE, vlan, Rate.UNLIMITED, true, Map.of(), marks));
	}

	/** Of the host's devices it is the only one of that address. */
	static String port(NicRecord nic) {
		return "vnet" + nic.mac().replace(":", "").substring(6);
	}

	private static Vlan vlan(NetworkRecord network, String portGroup) {
		return network.portGroups().stream().filter(group -> portGroup.isEmpty() ? group.isDefault() : group.name().equals(portGroup)).findFirst()
				.map(PluggedNics::vlan).orElse(Vlan.none());
	}

	private static Vlan vlan(NetworkRecord.PortGroupRecord group) {
		if (group.vlans().isEmpty())
			return Vlan.none();
		return group.trunk() ? Vlan.trunk(new TreeSet<>(group.vlans())) : Vlan.access(group.vlans().getFirst());
	}
}
