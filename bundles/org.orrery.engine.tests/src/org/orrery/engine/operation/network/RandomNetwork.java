// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;

import org.orrery.engine.network.HostNetwork;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
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

/** Designs of two switches over simulated hosts as chance makes them; profiles p0 to p3 are always there, VMs may use them. */
final class RandomNetwork {
	static final int SWITCHES = 2;
	static final int PROFILES = 4;

	private final Random random;
	private final List<HostNetwork> hosts;

	RandomNetwork(Random random, List<HostNetwork> hosts) {
		this.random = random;
		this.hosts = hosts;
	}

	NetworkDesign design() {
		boolean teamed = random.nextBoolean();
		return new NetworkDesign("random", List.of(drawn(0, teamed ? List.of("eth1", "eth2") : List.of("eth1")), drawn(1, teamed ? List.of() : List.of("eth2"))));
	}

	private DistributedSwitch drawn(int index, List<String> nics) {
		List<PortProfile> profiles = new ArrayList<>();
		profiles.add(new PortProfile("up", Capability.UPLINK, "", random.nextBoolean() ? null : Vlan.trunk(List.of()), null, null, null, false, false));
		for (int i = 0; i < PROFILES; i++)
			profiles.add(new PortProfile("p" + i, Capability.PORT, i > 0 && random.nextBoolean() ? "p" + (i - 1) : "", vlan(),
					random.nextBoolean() ? null : new Rate(random.nextInt(9) * 1_000_000L, random.nextInt(9) * 1_000_000L), new Security(flag(), null, flag(), flag()),
					random.nextInt(3) > 0 ? null : random.nextBoolean(), false, true));
		List<Tunnel> tunnels = random.nextBoolean() ? List.of() : List.of(new Tunnel("t" + index, Tunnel.Type.values()[random.nextInt(3)], 5000 + index, List.of()));
		List<Mirror> mirrors = random.nextBoolean() ? List.of() : List.of(new Mirror("watch", List.of("p1"), Mirror.Direction.BOTH, "vnet-" + index));
		List<FlowExport> exports = random.nextBoolean() ? List.of() : List.of(new FlowExport(FlowExport.Kind.IPFIX, List.of("10.0.0.9:4739"), 1 + random.nextInt(99), 60));
		return new DistributedSwitch(new UUID(3, index), "dvs" + index, 7 + index, random.nextBoolean() ? 1500 : 9000, members(nics), profiles, tunnels, mirrors, exports);
	}

	private Boolean flag() {
		return random.nextBoolean() ? null : random.nextBoolean();
	}

	private Vlan vlan() {
		return switch (random.nextInt(4)) {
		case 0 -> null;
		case 1 -> Vlan.access(1 + random.nextInt(4094));
		case 2 -> Vlan.nativeAnd(1 + random.nextInt(100), new TreeSet<>(List.of(200 + random.nextInt(100))));
		default -> Vlan.trunk(new TreeSet<>(List.of(1 + random.nextInt(4094))));
		};
	}

	private List<Member> members(List<String> nics) {
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < hosts.size(); i++)
			if (random.nextInt(4) > 0)
				members.add(new Member(3 + i, hosts.get(i).host(), hosts.get(i).name(), "10.0.0." + (i + 1), nics.isEmpty() || random.nextInt(4) == 0 ? List.of()
						: List.of(new Uplink(nics.size() > 1 ? "team0" : nics.get(0), nics, nics.size() > 1 ? Teaming.ACTIVE_BACKUP : Teaming.NONE, "up"))));
		return members;
	}

	/** A VM's port as libvirt plugs it in. */
	static PortConfig plugged(String name, String mac) {
		return new PortConfig(name, PortConfig.Kind.VM, List.of(name), Teaming.NONE, Vlan.none(), Rate.UNLIMITED, true, Map.of(), Map.of(Marks.MAC, mac));
	}

	/** The same port as somebody leaves it who works by hand: another VLAN, and what it was guarded with is gone. */
	PortConfig meddled(PortConfig port) {
		return port.with(Vlan.access(4000 + random.nextInt(90)), port.rate(), port.enabled(), port.marks()).withGuard(org.orrery.fabric.PortGuard.OPEN);
	}
}
