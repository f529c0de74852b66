// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.ovs.OvsFabric;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.plan.HostPlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;

/** One drawn switch over three real hosts, their Open vSwitch in user space; who reaches whom is asked by ping from ports of VMs. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(300)
class FabricLabTest {
	private static final UUID SWITCH = new UUID(7, 1);
	private static final UUID OVERLAY = new UUID(7, 2);
	private static final List<String> PROFILES = List.of("ten", "ten", "twenty");
	private static final int PINGS = 20;

	private Lab lab;
	private final Map<Lab.Host, OvsFabric> fabrics = new LinkedHashMap<>();

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		for (Lab.Host host : lab.hosts()) {
			OvsFabric fabric = OvsFabric.open(OvsdbAddress.parse("tcp:" + host.name() + ":6640"), OvsdbConnection.Settings.standard(), "netdev");
			fabrics.put(host, fabric);
			assertEquals(List.of(), fabric.switches(), "the lab is to be one without switches");
		}
	}

	@AfterEach
	void removeEverything() throws Exception {
		for (Map.Entry<Lab.Host, OvsFabric> entry : fabrics.entrySet()) {
			lab.rejoin(entry.getKey(), "east");
			entry.getValue().apply(plan(new NetworkDesign("none", List.of(bare(SWITCH, "dvs0", 7), bare(OVERLAY, "dvs1", 8))), entry.getKey()).steps(), "clean up");
			lab.onHost(entry.getKey(), "sh", "-c", "ip link del guest-a; ip link del guest-b; true");
			entry.getValue().close();
		}
	}

	@Test
	void aDrawnSwitchIsBuiltAndFollowsItsProfiles() throws Exception {
		apply(design(20));
		for (int host = 0; host < 3; host++)
			plug(host, "dvs0", 'a', 77);
		apply(design(20));
		assertReaches(0, 1, 'a', 77);
		assertDoesNotReach(0, 2, 'a', 77);
		apply(design(10));
		assertReaches(0, 2, 'a', 77);
		apply(design(20));
		assertDoesNotReach(0, 2, 'a', 77);

		// The team carries on over its other NIC, and takes the first one back.
		lab.isolate(lab.host(0), "east");
		assertReaches(0, 1, 'a', 77);
		lab.rejoin(lab.host(0), "east");
		assertReaches(0, 1, 'a', 77);

		// A host without power comes back with its switches before anybody has looked.
		lab.unplug(lab.host(1));
		lab.plug(lab.host(1));
		lab.startAll();
		assertEquals("dvs0", lab.onHost(lab.host(1), "ovs-vsctl", "list-br").strip());
		fabrics.put(lab.host(1), OvsFabric.open(OvsdbAddress.parse("tcp:" + lab.host(1).name() + ":6640"), OvsdbConnection.Settings.standard(), "netdev"));
	}

	@Test
	void tunnelsJoinHostsOverARoutedNetwork() throws Exception {
		NetworkDesign below = design(20);
		apply(below);
		for (int host = 0; host < 3; host++)
			lab.onHost(lab.host(host), "sh", "-c", "ip addr add 10.97.0." + (host + 1) + "/24 dev dvs0 && ip link set dvs0 up");
		for (Tunnel.Type type : List.of(Tunnel.Type.VXLAN, Tunnel.Type.GRE)) {
			DistributedSwitch overlay = new DistributedSwitch(OVERLAY, "dvs1", 8, 1450, members(List.of()), List.of(), List.of(new Tunnel("t", type, 5001, List.of())),
					List.of(), List.of());
			apply(new NetworkDesign("lab", List.of(below.switches().get(0), overlay)));
			for (int host = 0; host < 3; host++)
				plug(host, "dvs1", 'b', 88);
			assertReaches(0, 1, 'b', 88);
			assertReaches(2, 1, 'b', 88);
		}
	}

	// --- the design --------------------------------------------------------------------------------------------------------------------

	private NetworkDesign design(int vlanOfTwenty) {
		List<PortProfile> profiles = List.of(profile("up", Capability.UPLINK, null), profile("ten", Capability.PORT, Vlan.access(10)),
				profile("twenty", Capability.PORT, Vlan.access(vlanOfTwenty)));
		List<Uplink> team = List.of(new Uplink("team0", List.of("eth2", "eth3"), Teaming.ACTIVE_BACKUP, "up"));
		return new NetworkDesign("lab",
				List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, members(team), profiles, List.of(), List.of(), List.of())));
	}

	private static PortProfile profile(String name, Capability capability, Vlan vlan) {
		return new PortProfile(name, capability, "", vlan, null, null, null, false, capability == Capability.PORT);
	}

	private List<Member> members(List<Uplink> uplinks) {
		List<Member> members = new ArrayList<>();
		for (int i = 0; i < 3; i++)
			members.add(new Member(3 + i, uuid(lab.host(i)), lab.host(i).name(), "10.97.0." + (i + 1), uplinks));
		return members;
	}

	private static DistributedSwitch bare(UUID id, String name, int domain) {
		return new DistributedSwitch(id, name, domain, 1500, List.of(), List.of(), List.of(), List.of(), List.of());
	}

	private UUID uuid(Lab.Host host) {
		return new UUID(1, lab.hosts().indexOf(host));
	}

	private HostPlan plan(NetworkDesign design, Lab.Host host) throws FabricException {
		int number = lab.hosts().indexOf(host);
		Map<UUID, List<VmNic>> nics = new HashMap<>();
		nics.put(SWITCH, List.of(new VmNic(mac(number, 'a'), 100 + number, PROFILES.get(number))));
		return new Planner(design).plan(new HostState(uuid(host), host.name(), fabrics.get(host).switches(), nics));
	}

	/** On every host, and once more to see that nothing is left to do. */
	private void apply(NetworkDesign design) throws FabricException {
		assertEquals(List.of(), DesignCheck.problems(design, List.of()));
		for (Lab.Host host : lab.hosts())
			fabrics.get(host).apply(plan(design, host).steps(), "FabricLabTest");
		for (Lab.Host host : lab.hosts())
			assertEquals(List.of(), plan(design, host).steps());
	}

	// --- ports as libvirt plugs them in ------------------------------------------------------------------------------------------------

	private static String mac(int host, char net) {
		return "52:54:00:77:0%c:0%d".formatted(net, host);
	}

	/** The guest's end of the cable stands in the host's own network. */
	private void plug(int host, String to, char net, int subnet) throws Exception {
		String guest = "guest-" + net;
		String port = "vnet-" + net;
		lab.onHost(lab.host(host), "sh", "-e", "-c", """
				ip link show %2$s >/dev/null 2>&1 || ip link add %1$s type veth peer name %2$s
				ip link set %1$s up mtu 1400 && ip link set %2$s up && ethtool -K %1$s tx off
				ip addr replace 192.168.%4$d.%5$d/24 dev %1$s
				ovs-vsctl --may-exist add-port %3$s %2$s -- set Interface %2$s external-ids:attached-mac='"%6$s"'
				""".formatted(guest, port, to, subnet, host + 1, mac(host, net)));
		awaitPort(lab.host(host), to, port);
	}

	private void awaitPort(Lab.Host host, String to, String port) throws Exception {
		for (int i = 0; i < 200; i++) {
			for (SwitchConfig made : fabrics.get(host).switches())
				if (made.name().equals(to) && made.port(port).isPresent())
					return;
			Thread.sleep(50);
		}
		fail(host.name() + " does not show " + port + ": " + fabrics.get(host).switches());
	}

	private void assertReaches(int from, int to, char net, int subnet) throws IOException {
		String said = ping(from, to, net, subnet, PINGS);
		assertTrue(said.contains(" bytes from "), lab.host(from).name() + " does not reach " + lab.host(to).name() + ": " + said);
	}

	private void assertDoesNotReach(int from, int to, char net, int subnet) throws IOException {
		String said = ping(from, to, net, subnet, 3);
		assertTrue(!said.contains(" bytes from "), lab.host(from).name() + " reaches " + lab.host(to).name() + ": " + said);
	}

	/** Ends with the first answer. */
	private String ping(int from, int to, char net, int subnet, int count) throws IOException {
		return lab.onHost(lab.host(from), "sh", "-c",
				"for n in $(seq %d); do ping -n -c 1 -W 1 -I guest-%c 192.168.%d.%d && exit 0; done; true".formatted(count, net, subnet, to + 1));
	}
}
