// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.diagram.network.scene.LiveInside;
import org.orrery.diagram.network.scene.LiveInside.Look;
import org.orrery.diagram.network.scene.LiveInside.Rate;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.inside.TunnelStatus;

class LiveInsideTest {
	private static final UUID SWITCH = new UUID(7, 1);
	private static final UUID ONE = new UUID(1, 1);
	private static final UUID TWO = new UUID(1, 2);
	private static final UUID VM = new UUID(2, 1);
	private static final String MAC = "52:54:00:00:00:01";
	private static final DistributedSwitch DVS = new DistributedSwitch(SWITCH, "dvs0", 7, 1500, List.of(), List.of(),
			List.of(new Tunnel("vx", Tunnel.Type.VXLAN, 5000, List.of())), List.of(), List.of());

	private static PortStatus port(String name, Kind kind, List<String> nics, Map<String, String> options, Map<String, String> marks, Link link) {
		return new PortStatus(new PortConfig(name, kind, nics, nics.size() > 1 ? Teaming.ACTIVE_BACKUP : Teaming.NONE, Vlan.none(), PortProfile.Rate.UNLIMITED, true,
				options, marks), "1", link, 0, 1500, PortCounters.NONE, "", false);
	}

	private static Look look(UUID host, Link tunnel) {
		PortStatus team = port("team0", Kind.UPLINK, List.of("eth1", "eth2"), Map.of(), Map.of(), Link.UP);
		PortStatus vm = port("vnet0", Kind.VM, List.of("vnet0"), Map.of(), Map.of(Marks.MAC, MAC.toUpperCase()), Link.UP);
		PortStatus end = port("vx-4", Kind.VXLAN, List.of(), Map.of("key", "5000"), Map.of(), Link.UNKNOWN);
		List<TeamStatus> teams = List.of(new TeamStatus("team0", Teaming.ACTIVE_BACKUP, "off",
				List.of(new TeamStatus.Link("eth1", Link.DOWN, false, false), new TeamStatus.Link("eth2", Link.UP, true, true))));
		List<TunnelStatus> tunnels = List.of(new TunnelStatus("vx-4", Kind.VXLAN, "10.0.0.1", "10.0.0.2", "5000", "eth0", tunnel, PortCounters.NONE));
		return new Look(SWITCH, host, new SwitchInside("dvs0", List.of(team, vm, end), List.of(), teams, tunnels,
				new LoopProtection(LoopProtection.Protocol.NONE, false, List.of(), List.of()), List.of()),
				Map.of("team0", new Rate(1000, 2000), "vnet0", new Rate(10, 20), "vx-4", new Rate(100, 200)));
	}

	private static LiveHost host(UUID id, List<LiveVm> vms) {
		return new LiveHost(id, "c" + id, "h", true, List.of(), vms, Set.of());
	}

	private static LiveInside both(Link one, Link other) {
		return LiveInside.of(List.of(DVS), List.of(host(ONE, List.of(new LiveVm(VM, "web", true, List.of(new LiveVmNic(MAC, "dvs0", "web", true))))), host(TWO, List.of())),
				List.of(look(ONE, one), look(TWO, other)));
	}

	@Test
	void aTeamSaysWhichOfItsNicsWorks() {
		LiveInside inside = both(Link.UP, Link.UP);
		assertEquals(State.DOWN, inside.links().get(new NetworkKey.OfNic(ONE, "eth1")));
		assertEquals(State.UP, inside.links().get(new NetworkKey.OfNic(ONE, "eth2")));
		NetworkKey team = new NetworkKey.OfUplink(SWITCH, ONE, "team0");
		assertEquals("active", inside.words().get(new NetworkKey.OfNic(ONE, "eth2")));
		assertEquals("standby", inside.words().get(new NetworkKey.OfNic(ONE, "eth1")));
		assertTrue(inside.notes().get(team).get(0).startsWith("No other link"));
		assertEquals(new Rate(1000, 2000), inside.rates().get(team));
	}

	@Test
	void aVmIsFoundByTheAddressOfItsNic() {
		LiveInside inside = both(Link.UP, Link.UP);
		assertEquals(new Rate(10, 20), inside.rates().get(new NetworkKey.OfVmNic(VM, MAC)));
		assertEquals(State.UP, inside.links().get(new NetworkKey.OfVmNic(VM, MAC)));
	}

	@Test
	void theEndsOfATunnelAreOneLine() {
		NetworkKey tunnel = new NetworkKey.OfTunnel(SWITCH, "vx");
		assertEquals(new Rate(200, 400), both(Link.UP, Link.UP).rates().get(tunnel));
		assertEquals(State.UP, both(Link.UP, Link.UP).links().get(tunnel));
		assertEquals(State.UNKNOWN, both(Link.UP, Link.UNKNOWN).links().get(tunnel));
		assertEquals(State.DOWN, both(Link.UNKNOWN, Link.DOWN).links().get(tunnel), "one end that hears nothing is enough");
		assertEquals(2, both(Link.UP, Link.UP).notes().get(tunnel).size());
	}

	@Test
	void ratesAloneChangeNoFigure() {
		LiveInside one = both(Link.UP, Link.UP);
		assertTrue(one.looksLike(new LiveInside(one.links(), one.notes(), one.words(), Map.of())));
		assertFalse(one.looksLike(both(Link.UP, Link.DOWN)));
	}
}
