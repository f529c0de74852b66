// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveHost.LiveNic;
import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

/** The largest that is promised to be quick: 64 hosts, 200 profiles, 2,000 ports on one switch. */
final class LargeDesign {
	static final UUID SWITCH = new UUID(7, 1);
	static final int HOSTS = 64;
	static final int PROFILES = 200;
	static final int PORTS = 2000;

	private LargeDesign() {
	}

	static NetworkDesign design() {
		List<PortProfile> profiles = new ArrayList<>();
		profiles.add(PortProfile.named("outside", Capability.UPLINK));
		for (int i = 1; i < PROFILES; i++)
			profiles.add(PortProfile.named("profile-" + i, Capability.PORT).withVlan(Vlan.access(i)));
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < HOSTS; i++)
			members.add(new Member(3 + i, host(i), "h" + i, "10.0.0." + (i + 1),
					List.of(new Uplink("team0", List.of("eth1", "eth2"), Teaming.ACTIVE_BACKUP, "outside"))));
		return new NetworkDesign("large", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, members, profiles,
				List.of(new Tunnel("t0", Tunnel.Type.VXLAN, 5001, List.of())), List.of(), List.of())));
	}

	static UUID host(int index) {
		return new UUID(9, index);
	}

	/** Every VM with one NIC, spread over hosts and profiles. */
	static List<LiveHost> hosts() {
		List<List<LiveVm>> vms = new ArrayList<>();
		for (int i = 0; i < HOSTS; i++)
			vms.add(new ArrayList<>());
		for (int i = 0; i < PORTS; i++)
			vms.get(i % HOSTS).add(new LiveVm(new UUID(11, i), "vm" + i, true,
					List.of(new LiveVmNic(String.format("52:54:00:00:%02x:%02x", i >> 8, i & 255), "dvs0", "profile-" + (1 + i % (PROFILES - 1)), true))));
		List<LiveHost> hosts = new ArrayList<>();
		for (int i = 0; i < HOSTS; i++)
			hosts.add(new LiveHost(host(i), "c" + i, "h" + i, true,
					List.of(new LiveNic("eth0", true, 10_000, 0), new LiveNic("eth1", true, 10_000, 0), new LiveNic("eth2", i % 7 > 0, 10_000, 0)), vms.get(i), Set.of("eth0")));
		return hosts;
	}
}
