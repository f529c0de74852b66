// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.fabric.design.DistributedSwitch;

/** Which profile each VM's NIC follows, now and after the next plan. Immutable once made. */
public final class Ports {
	/** A VM's NIC with all that it belongs to. @param profile that it follows or is to follow; null: none of this design */
	public record Port(NetworkKey.OfVmNic key, LiveHost host, LiveVm vm, LiveVmNic nic, NetworkKey.OfProfile profile, boolean pending) {
	}

	private final DesignState state;
	private final List<LiveHost> hosts;
	private final Map<NetworkKey.OfVmNic, Port> ports = new LinkedHashMap<>();
	private final Map<NetworkKey.OfProfile, List<Port>> byProfile = new HashMap<>();

	public Ports(DesignState state, List<LiveHost> hosts) {
		this.state = state;
		this.hosts = hosts;
		Map<String, Drawn> byName = new HashMap<>();
		state.design().switches().forEach(drawn -> byName.putIfAbsent(drawn.name(), Drawn.of(drawn)));
		for (LiveHost host : hosts)
			for (LiveVm vm : host.vms())
				for (LiveVmNic nic : vm.nics())
					add(state, byName, host, vm, nic);
	}

	/** A switch with its profiles, to be asked for each of thousands of NICs. */
	private record Drawn(Map<String, NetworkKey.OfProfile> profiles) {
		static Drawn of(DistributedSwitch drawn) {
			Map<String, NetworkKey.OfProfile> profiles = new HashMap<>();
			drawn.profiles().forEach(profile -> profiles.put(profile.name(), new NetworkKey.OfProfile(drawn.id(), profile.name())));
			return new Drawn(profiles);
		}
	}

	private void add(DesignState state, Map<String, Drawn> byName, LiveHost host, LiveVm vm, LiveVmNic nic) {
		NetworkKey.OfVmNic key = new NetworkKey.OfVmNic(vm.vm(), nic.mac());
		NetworkKey.OfProfile now = Optional.ofNullable(byName.get(nic.network())).map(drawn -> drawn.profiles().get(nic.portGroup())).orElse(null);
		NetworkKey.OfProfile chosen = Optional.ofNullable(state.choices().get(key)).filter(choice -> isThere(state, choice)).orElse(now);
		Port port = new Port(key, host, vm, nic, chosen, chosen != null && !chosen.equals(now));
		if (ports.putIfAbsent(key, port) == null && chosen != null)
			byProfile.computeIfAbsent(chosen, first -> new ArrayList<>()).add(port);
	}

	/** Those of another state: itself where the difference does not concern any, as most strokes do not. */
	public Ports after(DesignState now, List<LiveHost> present) {
		return present == hosts && now.choices().equals(state.choices()) && names(now).equals(names(state)) ? this : new Ports(now, present);
	}

	private static List<List<?>> names(DesignState state) {
		return state.design().switches().stream().<List<?>>map(
				drawn -> List.of(drawn.id(), drawn.name(), drawn.profiles().stream().map(profile -> profile.name()).toList())).toList();
	}

	private static boolean isThere(DesignState state, NetworkKey.OfProfile profile) {
		return state.design().withId(profile.on()).flatMap(drawn -> drawn.profile(profile.name())).isPresent();
	}

	public List<Port> all() {
		return List.copyOf(ports.values());
	}

	public List<Port> of(NetworkKey.OfProfile profile) {
		return byProfile.getOrDefault(profile, List.of());
	}

	public Optional<Port> of(NetworkKey.OfVmNic nic) {
		return Optional.ofNullable(ports.get(nic));
	}

	public int size() {
		return ports.size();
	}
}
