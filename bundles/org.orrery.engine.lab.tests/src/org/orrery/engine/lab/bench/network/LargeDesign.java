// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.HostFacts;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.plan.HostPlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;
import org.orrery.fabric.simulator.SimulatedFabric;

/** One switch over as many hosts as there can be, with many ports that follow many profiles. Immutable once made. */
final class LargeDesign {
	static final int HOSTS = DistributedSwitch.MOST_MEMBERS;
	static final int PORTS = 2000;
	static final int PROFILES = 200;

	private static final UUID SWITCH = new UUID(7, 1);
	private static final String NAME = "dvs0";
	/** Each fifth inherits from the one before, a line of five. */
	private static final int LINE = 5;

	private final List<HostState> live = new ArrayList<>();
	private final List<HostFacts> facts = new ArrayList<>();

	/** Hosts as they are after the design was applied with its VMs running on them. */
	LargeDesign() throws Exception {
		NetworkDesign before = design(0);
		for (int host = 0; host < HOSTS; host++) {
			SimulatedFabric fabric = new SimulatedFabric();
			fabric.apply(plan(before, state(host, fabric)).steps(), "bench");
			for (int nic = host; nic < PORTS; nic += HOSTS)
				fabric.plug(NAME, plugged(nic));
			fabric.apply(plan(before, state(host, fabric)).steps(), "bench");
			live.add(state(host, fabric));
			facts.add(new HostFacts(uuid(host), Map.of("eth0", 1500, "eth1", 9000, "eth2", 9000), Set.of("eth0")));
		}
	}

	/** What the design says against what each host has: nothing to do anywhere, or it was not applied. @return its steps */
	int compareUnchanged() {
		return planAll(design(0));
	}

	/** Another VLAN in each profile: every port changes. @return number of steps over all hosts */
	int planChanged() {
		return planAll(design(1));
	}

	private int planAll(NetworkDesign design) {
		if (!DesignCheck.isApplicable(DesignCheck.problems(design, facts)))
			throw new IllegalStateException("the design has errors: " + DesignCheck.problems(design, facts));
		Planner planner = new Planner(design);
		return live.stream().map(planner::plan).mapToInt(plan -> plan.steps().size()).sum();
	}

	private static HostPlan plan(NetworkDesign design, HostState state) {
		return new Planner(design).plan(state);
	}

	private static HostState state(int host, SimulatedFabric fabric) {
		List<VmNic> nics = new ArrayList<>();
		for (int nic = host; nic < PORTS; nic += HOSTS)
			nics.add(new VmNic(mac(nic), nic, profile(nic % PROFILES)));
		return new HostState(uuid(host), "h" + host, fabric.switches(), Map.of(SWITCH, nics));
	}

	// --- the design --------------------------------------------------------------------------------------------------------------------

	/** @param shift of the VLANs */
	static NetworkDesign design(int shift) {
		List<Member> members = new ArrayList<>();
		for (int host = 0; host < HOSTS; host++)
			members.add(new Member(DistributedSwitch.FIRST_MEMBER_SLOT + host, uuid(host), "h" + host, "10.0.0." + (host + 1),
					List.of(new Uplink("team0", List.of("eth1", "eth2"), Teaming.ACTIVE_BACKUP, "uplink"))));
		List<PortProfile> profiles = new ArrayList<>();
		profiles.add(new PortProfile("uplink", Capability.UPLINK, "", null, null, null, null, false, false));
		for (int i = 0; i < PROFILES; i++)
			profiles.add(new PortProfile(profile(i), Capability.PORT, i % LINE == 0 ? "" : profile(i - 1), Vlan.access(10 + i + shift),
					i % LINE == 0 ? new Rate(100_000_000, 0) : null, null, null, false, true));
		List<Tunnel> tunnels = List.of(new Tunnel("vx", Tunnel.Type.VXLAN, 5000, List.of()));
		return new NetworkDesign("large", List.of(new DistributedSwitch(SWITCH, NAME, 7, 1500, members, profiles, tunnels, List.of(), List.of())));
	}

	private static PortConfig plugged(int nic) {
		String name = "vnet" + nic;
		return new PortConfig(name, Kind.VM, List.of(name), Teaming.NONE, Vlan.none(), Rate.UNLIMITED, true, Map.of(), Map.of(Marks.MAC, mac(nic)));
	}

	static int portsThatFollow(List<SwitchConfig> switches) {
		SortedMap<String, PortConfig> ports = new TreeMap<>();
		switches.forEach(made -> ports.putAll(made.ports()));
		return (int) ports.values().stream().filter(port -> port.marks().containsKey(Marks.PORT)).count();
	}

	int ports() {
		return live.stream().mapToInt(state -> portsThatFollow(state.switches())).sum();
	}

	private static String profile(int number) {
		return "profile" + number;
	}

	private static UUID uuid(int host) {
		return new UUID(1, host);
	}

	private static String mac(int nic) {
		return "52:54:00:00:%02x:%02x".formatted(nic >> 8, nic & 0xff);
	}
}
