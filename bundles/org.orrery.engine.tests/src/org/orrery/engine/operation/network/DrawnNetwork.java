// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.engine.TestEngine;
import org.orrery.engine.network.HostNetwork;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

/** A switch over all hosts of a simulated fleet: eth1 and eth2 are a team, profiles "web" and "db". */
final class DrawnNetwork {
	static final UUID ID = new UUID(9, 1);

	private DrawnNetwork() {
	}

	static NetworkDesign over(TestEngine engine, int vlanOfWeb) {
		return over(engine, vlanOfWeb, List.of("eth1", "eth2"));
	}

	static NetworkDesign over(TestEngine engine, int vlanOfWeb, List<String> nics) {
		List<Member> members = new ArrayList<>();
		for (HostNetwork host : engine.engine.networks().hosts())
			members.add(new Member(3 + members.size(), host.host(), host.name(), "",
					List.of(new Uplink("team0", nics, nics.size() > 1 ? Teaming.ACTIVE_BACKUP : Teaming.NONE, "up"))));
		return new NetworkDesign("prod", List.of(new DistributedSwitch(ID, "dvs0", 7, 1500, members, List.of(profile("up", Capability.UPLINK, null),
				profile("web", Capability.PORT, Vlan.access(vlanOfWeb)), profile("db", Capability.PORT, Vlan.access(20))), List.of(), List.of(), List.of())));
	}

	static PortProfile profile(String name, Capability capability, Vlan vlan) {
		return new PortProfile(name, capability, "", vlan, null, null, null, false, capability == Capability.PORT);
	}

	/** A port as libvirt plugs it in, of a NIC that follows a profile. */
	static PortConfig port(String mac, String profile) {
		return new PortConfig("vnet" + mac.substring(15), PortConfig.Kind.VM, List.of("vnet" + mac.substring(15)), Teaming.NONE, Vlan.none(), Rate.UNLIMITED,
				true, Map.of(), Map.of(Marks.MAC, mac, Marks.PROFILE, profile));
	}
}
