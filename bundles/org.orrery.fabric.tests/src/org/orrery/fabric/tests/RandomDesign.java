// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.random.RandomGenerator;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.plan.VmNic;

/** Designs and hosts as chance makes them, within what is allowed. The same seed makes the same. */
public final class RandomDesign {
	private final RandomGenerator random;
	private final List<UUID> hosts;
	private final List<UUID> switches;

	public RandomDesign(RandomGenerator random, List<UUID> hosts, List<UUID> switches) {
		this.random = random;
		this.hosts = hosts;
		this.switches = switches;
	}

	public NetworkDesign next() {
		List<DistributedSwitch> drawn = new ArrayList<>();
		for (int i = 0; i < switches.size(); i++)
			if (random.nextInt(4) > 0)
				drawn.add(distributedSwitch(i));
		return new NetworkDesign("random", drawn);
	}

	private DistributedSwitch distributedSwitch(int index) {
		List<PortProfile> profiles = profiles();
		List<Tunnel> tunnels = random.nextBoolean() ? List.of()
				: List.of(new Tunnel("t" + index, pick(List.of(Tunnel.Type.values())), 5000 + random.nextInt(3), List.of()));
		List<Mirror> mirrors = random.nextBoolean() ? List.of()
				: List.of(new Mirror("watch", random.nextBoolean() ? List.of() : List.of(profiles.get(1).name()), pick(List.of(Mirror.Direction.values())), "vnet0"));
		List<FlowExport> exports = random.nextBoolean() ? List.of()
				: List.of(new FlowExport(FlowExport.Kind.IPFIX, List.of("10.0.0.9:4739"), 1 + random.nextInt(100), 60));
		return new DistributedSwitch(switches.get(index), "dvs" + index, 7 + index, random.nextBoolean() ? 1500 : 9000, members(index), profiles, tunnels,
				mirrors, exports);
	}

	private List<PortProfile> profiles() {
		List<PortProfile> profiles = new ArrayList<>();
		profiles.add(new PortProfile("uplink", Capability.UPLINK, "", random.nextBoolean() ? null : Vlan.trunk(tags()), null, null, null, false, false));
		for (int i = 0; i < 4; i++)
			profiles.add(new PortProfile("p" + i, Capability.PORT, i > 0 && random.nextBoolean() ? "p" + (i - 1) : "", vlan(),
					random.nextBoolean() ? null : new Rate(random.nextInt(10) * 1_000_000L, 0), security(), random.nextInt(3) > 0 ? null : random.nextBoolean(),
					false, true));
		return profiles;
	}

	private Security security() {
		return random.nextInt(3) == 0 ? null : new Security(flag(), null, flag(), flag());
	}

	private Boolean flag() {
		return random.nextBoolean() ? null : random.nextBoolean();
	}

	private Vlan vlan() {
		return switch (random.nextInt(5)) {
		case 0 -> null;
		case 1 -> Vlan.none();
		case 2 -> Vlan.access(1 + random.nextInt(4094));
		case 3 -> Vlan.trunk(tags());
		default -> Vlan.nativeAnd(1 + random.nextInt(100), tags());
		};
	}

	private Collection<Integer> tags() {
		TreeSet<Integer> tags = new TreeSet<>();
		for (int i = random.nextInt(4); i > 0; i--)
			tags.add(1 + random.nextInt(4094));
		return tags;
	}

	/** The switches have their NICs of the hosts apart, as cables are. */
	private List<Member> members(int index) {
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < hosts.size(); i++)
			if (random.nextInt(4) > 0)
				members.add(new Member(3 + i, hosts.get(i), "h" + i, random.nextBoolean() ? "" : "10.0.0." + (i + 1), uplinks(index)));
		return members;
	}

	private List<Uplink> uplinks(int index) {
		String one = "eth" + 2 * index;
		String two = "eth" + (2 * index + 1);
		return switch (random.nextInt(4)) {
		case 0 -> List.of();
		case 1 -> List.of(new Uplink(one, List.of(one), Teaming.NONE, "uplink"));
		case 2 -> List.of(new Uplink("team" + index, List.of(one, two), random.nextBoolean() ? Teaming.ACTIVE_BACKUP : Teaming.LACP, "uplink"));
		default -> List.of(new Uplink(one, List.of(one), Teaming.NONE, "uplink"), new Uplink(two, List.of(two), Teaming.NONE, ""));
		};
	}

	/** NICs of VMs that ask for profiles of the switches, some for one that is not there. */
	public Map<UUID, List<VmNic>> nics() {
		Map<UUID, List<VmNic>> nics = new HashMap<>();
		for (UUID drawn : switches) {
			List<VmNic> own = new ArrayList<>();
			for (int i = 0; i < 3; i++)
				own.add(new VmNic(mac(switches.indexOf(drawn), i), 100 + i, random.nextInt(5) == 0 ? "missing" : "p" + random.nextInt(4)));
			nics.put(drawn, own);
		}
		return nics;
	}

	/** A VM's port as libvirt plugs it in. @param plugged counts over the whole host */
	public PortConfig plugged(int plugged, int ofSwitch) {
		return new PortConfig("vnet" + plugged, Kind.VM, List.of("vnet" + plugged), Teaming.NONE, Vlan.none(), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.MAC, mac(ofSwitch, random.nextInt(4)).toUpperCase(), Marks.NIC, "nic-" + plugged));
	}

	private static String mac(int ofSwitch, int number) {
		return "52:54:00:00:0%d:0%d".formatted(ofSwitch, number);
	}

	/** A bridge that somebody made by hand, under a name that no design uses. */
	public static SwitchConfig foreign() {
		TreeMap<String, PortConfig> ports = new TreeMap<>();
		ports.put("eth9", new PortConfig("eth9", Kind.UPLINK, List.of("eth9"), Teaming.NONE, Vlan.trunk(List.of()), Rate.UNLIMITED, true, Map.of(), Map.of()));
		return new SwitchConfig("br-ex", 0, ports, List.of(), List.of(), Map.of("bridge-id", "br-ex"));
	}

	private <T> T pick(List<T> from) {
		return from.get(random.nextInt(from.size()));
	}
}
