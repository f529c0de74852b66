// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.engine.network.HostNetwork;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

/** What is drawn over the hosts of the lab: a switch with a team of eth2 and eth3 and the profiles "ten" and "twenty". */
final class LabNetwork {
	private static final UUID SWITCH = new UUID(8, 1);
	private static final UUID FIRST = new UUID(8, 2);
	private static final UUID SECOND = new UUID(8, 3);

	private final List<HostNetwork> hosts;

	LabNetwork(List<HostNetwork> hosts) {
		this.hosts = List.copyOf(hosts);
	}

	NetworkDesign design(int ten, int twenty) {
		return new NetworkDesign("lab", List.of(base(ten, twenty)));
	}

	/** VLANs 10 and 20. @param security of "ten" */
	NetworkDesign secured(Security security) {
		return new NetworkDesign("lab", List.of(base(profile("ten", Capability.PORT, Vlan.access(10)).withSecurity(security),
				profile("twenty", Capability.PORT, Vlan.access(20)), List.of(), List.of())));
	}

	/** VLANs 10 and 20, with somebody who looks on. */
	NetworkDesign watched(List<Mirror> mirrors, List<FlowExport> exports) {
		return new NetworkDesign("lab", List.of(base(profile("ten", Capability.PORT, Vlan.access(10)), profile("twenty", Capability.PORT, Vlan.access(20)), mirrors, exports)));
	}

	private DistributedSwitch base(int ten, int twenty) {
		return base(profile("ten", Capability.PORT, Vlan.access(ten)), profile("twenty", Capability.PORT, Vlan.access(twenty)), List.of(), List.of());
	}

	private DistributedSwitch base(PortProfile ten, PortProfile twenty, List<Mirror> mirrors, List<FlowExport> exports) {
		List<PortProfile> profiles = List.of(profile("up", Capability.UPLINK, null), ten, twenty);
		return new DistributedSwitch(SWITCH, "dvs0", 7, 1500, members(List.of(new Uplink("team0", List.of("eth2", "eth3"), Teaming.ACTIVE_BACKUP, "up"))), profiles,
				List.of(), mirrors, exports);
	}

	/** Beside the switch an overlay for each tenant. @param mtu bytes of the first one */
	NetworkDesign tenants(int mtu, Tunnel.Type first, Tunnel.Type second) {
		return new NetworkDesign("lab", List.of(base(10, 20), overlay(FIRST, "dvs1", 8, mtu, first, 5001), overlay(SECOND, "dvs2", 9, 1450, second, 5002)));
	}

	private DistributedSwitch overlay(UUID id, String name, int domain, int mtu, Tunnel.Type type, int key) {
		return new DistributedSwitch(id, name, domain, mtu, members(List.of()), List.of(), List.of(new Tunnel("t" + domain, type, key, List.of())), List.of(),
				List.of());
	}

	/** The host alone is a member, its management NIC the uplink. @param vlan of the uplink, null: every VLAN passes */
	NetworkDesign management(HostNetwork host, Vlan vlan) {
		Member member = new Member(3, host.host(), host.name(), "", List.of(new Uplink("eth0", List.of("eth0"), Teaming.NONE, "up")));
		return new NetworkDesign("lab", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, List.of(member), List.of(profile("up", Capability.UPLINK, vlan)),
				List.of(), List.of(), List.of())));
	}

	/** Every switch without members: applied, it is taken away everywhere. */
	NetworkDesign nothing() {
		return new NetworkDesign("none", List.of(bare(SWITCH, "dvs0", 7), bare(FIRST, "dvs1", 8), bare(SECOND, "dvs2", 9)));
	}

	private static DistributedSwitch bare(UUID id, String name, int domain) {
		return new DistributedSwitch(id, name, domain, 1500, List.of(), List.of(), List.of(), List.of(), List.of());
	}

	private static PortProfile profile(String name, Capability capability, Vlan vlan) {
		return new PortProfile(name, capability, "", vlan, null, null, null, false, capability == Capability.PORT);
	}

	private List<Member> members(List<Uplink> uplinks) {
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < hosts.size(); i++)
			members.add(new Member(3 + i, hosts.get(i).host(), hosts.get(i).name(), "10.97.0." + (i + 1), uplinks));
		return members;
	}
}
