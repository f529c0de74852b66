// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.inside.Forwarding;
import org.orrery.fabric.inside.Frame;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection.Protocol;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.MacEntry.Origin;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.inside.TunnelStatus;
import org.orrery.fabric.ovs.OvsFabric;

/** Against a real Open vSwitch with imagined devices: a team, a tunnel and two VMs. */
@Timeout(120)
class OvsInsideTest extends SwitchTestBase {
	private static final String ONE = "52:54:00:00:00:01";
	private static final String TWO = "52:54:00:00:00:02";
	private static final String OUTSIDE = "52:54:00:99:00:01";
	private static final String EVERYBODY = "ff:ff:ff:ff:ff:ff";

	@BeforeEach
	void wire() throws Exception {
		server.vsctl("add-br", "br0", "--", "set", "bridge", "br0", "datapath_type=netdev");
		server.vsctl("add-bond", "br0", "team0", "e1", "e2", "bond_mode=active-backup");
		server.vsctl("add-port", "br0", "v1", "tag=10", "--", "set", "interface", "v1", "external-ids:attached-mac=\"" + ONE.toUpperCase() + "\"");
		server.vsctl("add-port", "br0", "v2", "tag=10", "--", "set", "interface", "v2", "external-ids:attached-mac=\"" + TWO + "\"");
		server.vsctl("add-port", "br0", "vx-4", "--", "set", "interface", "vx-4", "type=vxlan", "options:remote_ip=10.0.0.2", "options:local_ip=10.0.0.1",
				"options:key=5001", "--", "set", "port", "vx-4", "protected=true");
		await(look -> look.port("v2").filter(port -> port.link() == Link.UP).isPresent() && look.team("team0").flatMap(TeamStatus::active).isPresent());
	}

	private SwitchInside await(Predicate<SwitchInside> condition) throws Exception {
		SwitchInside look = null;
		FabricException failed = null;
		for (int i = 0; i < 400; i++) {
			try {
				look = fabric.inside().look("br0");
				if (condition.test(look))
					return look;
			} catch (FabricException e) {
				failed = e;
			}
			Thread.sleep(50);
		}
		throw new AssertionError("not seen within 20 s: " + look + ", " + failed);
	}

	@Test
	void addressesOfVmsAreThereBeforeTheySpeakAndOthersAreLearntAndAge() throws Exception {
		assertEquals(List.of(new MacEntry(ONE, 10, "v1", Origin.VM, -1), new MacEntry(TWO, 10, "v2", Origin.VM, -1)),
				fabric.inside().look("br0").macs());
		server.receive("v1", ONE, EVERYBODY);
		server.receive("v1", "52:54:00:66:66:66", EVERYBODY);
		server.receive(fabric.inside().look("br0").team("team0").orElseThrow().active().orElseThrow().nic(), OUTSIDE, EVERYBODY);
		SwitchInside look = await(seen -> seen.macs().stream().anyMatch(entry -> entry.mac().equals(OUTSIDE))
				&& seen.macs().stream().anyMatch(entry -> entry.origin() == Origin.FOREIGN));
		MacEntry learnt = look.macs().stream().filter(entry -> entry.mac().equals(OUTSIDE)).findFirst().orElseThrow();
		assertEquals("team0", learnt.port(), "by the team, not by its NIC");
		assertEquals(Origin.LEARNT, learnt.origin());
		assertFalse(learnt.isStatic());
		MacEntry foreign = look.macs().stream().filter(entry -> entry.origin() == Origin.FOREIGN).findFirst().orElseThrow();
		assertEquals("52:54:00:66:66:66", foreign.mac());
		assertEquals("v1", foreign.port());
		assertEquals(1, look.macs().stream().filter(entry -> entry.mac().equals(ONE)).count(), "a VM that speaks is there once");
		assertEquals(List.of(), look.gaps());
	}

	@Test
	void aTeamTellsWhichLinkWorks() throws Exception {
		TeamStatus team = fabric.inside().look("br0").team("team0").orElseThrow();
		assertEquals(Teaming.ACTIVE_BACKUP, team.teaming());
		assertTrue(team.isRedundant());
		String first = team.active().orElseThrow().nic();
		server.appctl("netdev-dummy/set-admin-state", first, "down");
		SwitchInside look = await(seen -> seen.team("team0").flatMap(TeamStatus::active).filter(link -> !link.nic().equals(first)).isPresent()
				&& seen.team("team0").orElseThrow().links().stream().anyMatch(link -> link.state() == Link.DOWN));
		TeamStatus after = look.team("team0").orElseThrow();
		assertFalse(after.isRedundant(), after.toString());
		assertEquals(Link.UP, look.port("team0").orElseThrow().link(), "one link is enough");
	}

	@Test
	void tunnelsAndLoopProtectionAreTold() throws Exception {
		SwitchInside look = fabric.inside().look("br0");
		TunnelStatus tunnel = look.tunnels().get(0);
		assertEquals(List.of("vx-4", Kind.VXLAN, "10.0.0.1", "10.0.0.2", "5001"),
				List.of(tunnel.port(), tunnel.kind(), tunnel.local(), tunnel.remote(), tunnel.key()));
		assertEquals(Protocol.NONE, look.loops().protocol());
		assertFalse(look.loops().forwardsBpdus());
		assertEquals(List.of("vx-4"), look.loops().isolated());
		server.vsctl("set", "bridge", "br0", "rstp_enable=true");
		await(seen -> seen.loops().protocol() == Protocol.RSTP);
		// Open vSwitch 3.1 begins with the protocol when the next port comes; until then this is no reason to tell nothing else.
		assertEquals(List.of(), fabric.inside().look("br0").gaps());
		server.vsctl("add-port", "br0", "v3");
		SwitchInside rstp = await(seen -> seen.loops().protocol() == Protocol.RSTP && !seen.loops().ports().isEmpty());
		assertTrue(rstp.loops().ports().stream().anyMatch(part -> part.port().equals("v1") && !part.state().isEmpty()), rstp.loops().toString());
	}

	@Test
	void portsTellCountersAndErrors() throws Exception {
		server.vsctl("set", "Open_vSwitch", ".", "other_config:stats-update-interval=1000");
		server.receive("v1", ONE, EVERYBODY);
		SwitchInside counted = await(seen -> seen.port("v1").orElseThrow().counters().inPackets() > 0);
		assertTrue(counted.port("v1").orElseThrow().counters().inBytes() >= 42, counted.toString());
		server.vsctl("add-port", "br0", "bad", "--", "set", "interface", "bad", "type=nosuch");
		SwitchInside broken = await(seen -> seen.port("bad").filter(port -> !port.error().isEmpty()).isPresent());
		assertFalse(broken.port("v1").orElseThrow().error().length() > 0);
	}

	@Test
	void theSwitchItselfSaysWhereAFrameGoes() throws Exception {
		server.receive("v2", TWO, EVERYBODY);
		await(seen -> seen.gaps().isEmpty());
		Forwarding known = fabric.inside().forward("br0", new Frame("v1", ONE, TWO, 0));
		assertEquals(List.of("v2"), known.ports(), known.reasons().toString());
		Forwarding flooded = fabric.inside().forward("br0", new Frame("v1", ONE, OUTSIDE, 0));
		assertTrue(flooded.ports().contains("v2") && flooded.ports().size() > 1, flooded.toString());
		server.vsctl("set", "port", "v2", "tag=20");
		for (int i = 0; i < 400 && !fabric.inside().forward("br0", new Frame("v1", ONE, TWO, 0)).ports().stream().noneMatch("v2"::equals); i++)
			Thread.sleep(50);
		assertFalse(fabric.inside().forward("br0", new Frame("v1", ONE, TWO, 0)).ports().contains("v2"), "another VLAN");
	}

	@Test
	void withoutTheControlSocketTheRestIsToldAndTheGapExplained() throws Exception {
		try (OvsFabric remote = OvsFabric.open(server.address(), settings(20), "netdev")) {
			SwitchInside look = remote.inside().look("br0");
			assertEquals(2, look.macs().size(), "those of the VMs are known all the same");
			assertTrue(look.team("team0").flatMap(TeamStatus::active).isPresent(), look.teams().toString());
			assertTrue(look.gaps().get(0).contains("ssh"), look.gaps().toString());
			FabricException unsupported = assertThrows(FabricException.class, () -> remote.inside().forward("br0", new Frame("v1", ONE, TWO, 0)));
			assertEquals(Code.UNSUPPORTED, unsupported.code());
		}
	}

	@Test
	void aDaemonThatDiesMeanwhileIsAGapAndNotAnEnd() throws Exception {
		assertEquals(List.of(), fabric.inside().look("br0").gaps());
		server.killSwitch();
		SwitchInside look = fabric.inside().look("br0");
		assertEquals(1, look.gaps().size());
		assertTrue(look.port("v1").isPresent());
	}

	@Test
	void aSwitchThatIsNotThereIsSaid() {
		FabricException refused = assertThrows(FabricException.class, () -> fabric.inside().look("br7"));
		assertEquals(Code.REFUSED, refused.code());
		assertTrue(refused.getMessage().contains("br7"), refused.getMessage());
	}

	@Test
	void aHostGivesASignOfLife() throws Exception {
		assertTrue(fabric.inside().heartbeat().compareTo(Duration.ofSeconds(20)) < 0);
		server.freeze();
		FabricException silent = assertThrows(FabricException.class, () -> fabric.inside().heartbeat());
		assertTrue(silent.isOutcomeUnknown(), silent.getMessage());
	}
}
