// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.inside.Frame;
import org.orrery.fabric.ovs.OvsFabric;
import org.orrery.fabric.ovs.OvsFabricDriver;
import org.orrery.fabric.ovs.control.ControlSource;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.plan.HostPlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;

/** What profiles refuse to VMs, refused by a real ovs-vswitchd with imagined devices. */
@Timeout(120)
class PortGuardTest {
	private static final UUID HOST = new UUID(1, 1);
	private static final UUID SWITCH = new UUID(2, 2);
	private static final String ONE = "52:54:00:00:00:01";
	private static final String TWO = "52:54:00:00:00:02";
	private static final String FORGED = "52:54:00:66:66:66";
	private static final List<VmNic> NICS = List.of(new VmNic(ONE, 1, "web"), new VmNic(TWO, 2, "web"));
	private static final Security ALL = new Security(true, null, true, true);
	private static final int DHCP_CLIENT = 68;
	private static final int DHCP_SERVER = 67;

	@TempDir
	Path folder;
	private DatabaseServer server;
	private OvsFabric fabric;

	@BeforeEach
	void start() throws Exception {
		server = DatabaseServer.start(folder);
		server.startSwitch();
		fabric = OvsFabric.open(server.address(), ControlSource.at(server.control()), new OvsdbConnection.Settings(null, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5)),
				"netdev");
		apply(design(Security.STRICT));
		for (String[] vm : new String[][] { { "vnet1", ONE }, { "vnet2", TWO } })
			server.vsctl("add-port", "dvs0", vm[0], "--", "set", "Interface", vm[0], "external-ids:attached-mac=\"" + vm[1] + "\"");
		await(ports -> ports.size() == 2 && server.vsctl("get", "Interface", "vnet2", "ofport").strip().matches("[0-9]+"));
	}

	@AfterEach
	void stop() throws Exception {
		fabric.close();
		server.close();
	}

	private interface Condition {
		boolean holds(Map<String, PortConfig> ports) throws Exception;
	}

	private void await(Condition condition) throws Exception {
		for (int i = 0; i < 400; i++) {
			if (condition.holds(ports()))
				return;
			Thread.sleep(50);
		}
		throw new AssertionError("not seen within 20 s: " + ports() + ' ' + fabric.unguarded());
	}

	private Map<String, PortConfig> ports() throws FabricException {
		return fabric.switches().get(0).ports();
	}

	private static NetworkDesign design(Security security) {
		PortProfile web = new PortProfile("web", Capability.PORT, "", Vlan.access(10), null, security, null, false, true);
		return new NetworkDesign("n", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, List.of(new Member(3, HOST, "h1", "", List.of())), List.of(web),
				List.of(), List.of(), List.of())));
	}

	private HostPlan plan(NetworkDesign design) throws FabricException {
		return new Planner(design).plan(new HostState(HOST, "h1", fabric.switches(), Map.of(SWITCH, NICS), fabric.unguarded().isEmpty()));
	}

	private HostPlan apply(NetworkDesign design) throws FabricException {
		HostPlan plan = plan(design);
		fabric.apply(plan.steps(), "test");
		assertTrue(plan(design).isEmpty(), "what is applied is not planned again");
		return plan;
	}

	/** Whether what vnet1 sends arrives at vnet2, as its own counter says. */
	private boolean arrives(String from, int udp) throws Exception {
		long before = received();
		server.appctl("netdev-dummy/receive", "vnet1", "in_port(1),eth(src=" + from + ",dst=ff:ff:ff:ff:ff:ff),eth_type(0x0800),"
				+ "ipv4(src=10.0.0.1,dst=10.0.0.2,proto=17,tos=0,ttl=64,frag=no),udp(src=" + udp + ",dst=" + DHCP_CLIENT + ")");
		for (int i = 0; i < 10 && received() == before; i++)
			Thread.sleep(20);
		return received() > before;
	}

	private long received() throws Exception {
		String statistics = server.ofctl("dump-ports", "dvs0", "vnet2");
		return Long.parseLong(statistics.replaceAll("(?s).*tx pkts=(\\d+),.*", "$1"));
	}

	@Test
	void aVmThatForgesItsAddressOrServesDhcpIsCutAndItsOwnTrafficGoesOn() throws Exception {
		assertTrue(arrives(FORGED, DHCP_SERVER), "nothing is refused before");
		HostPlan applied = apply(design(Security.STRICT));
		assertEquals(new PortGuard(ONE, true), ports().get("vnet1").guard());
		assertTrue(arrives(ONE, 1000), "its own traffic");
		assertTrue(arrives(ONE, DHCP_CLIENT), "it may ask for an address");
		assertFalse(arrives(FORGED, 1000), "another's address");
		assertFalse(arrives(ONE, DHCP_SERVER), "an answer of a DHCP server");
		apply(design(new Security(true, null, false, false)));
		assertTrue(arrives(FORGED, 1000), "the profile lets it change its address");
		assertFalse(arrives(FORGED, DHCP_SERVER));
		apply(design(Security.STRICT));
		fabric.apply(applied.undo().steps(), "test");
		assertTrue(arrives(FORGED, DHCP_SERVER), "taken back");
		assertEquals(applied.steps(), plan(design(Security.STRICT)).steps());
	}

	@Test
	void rulesOfOthersStayAndAreObeyed() throws Exception {
		server.ofctl("add-flow", "dvs0", "cookie=0x7,priority=50,in_port=vnet1,udp,tp_src=2000,actions=drop");
		apply(design(Security.STRICT));
		assertFalse(arrives(ONE, 2000), "refused by the rule of others");
		assertTrue(arrives(ONE, 2001));
		apply(design(ALL));
		assertEquals(PortGuard.OPEN, ports().get("vnet1").guard());
		assertFalse(arrives(ONE, 2000), "it is still there");
		assertEquals(2, server.ofctl("dump-flows", "dvs0").lines().filter(line -> line.contains("actions=")).count(), "theirs, and the usual one");
	}

	@Test
	void whatSomebodyTookAwayIsADifferenceAndSetAgain() throws Exception {
		apply(design(Security.STRICT));
		server.ofctl("del-flows", "dvs0", "udp,in_port=vnet1");
		fabric.refresh();
		assertEquals(PortGuard.BROKEN, ports().get("vnet1").guard());
		assertEquals(new PortGuard(TWO, true), ports().get("vnet2").guard());
		HostPlan repair = plan(design(Security.STRICT));
		assertEquals(1, repair.steps().size());
		FabricException changed = assertThrows(FabricException.class, () -> fabric.apply(repair.undo().steps(), "test"), "it is planned on what was seen");
		assertEquals(Code.CONFLICT, changed.code());
		apply(design(Security.STRICT));
		assertEquals(new PortGuard(ONE, true), ports().get("vnet1").guard());
	}

	@Test
	void anotherStartOfTheSwitchIsNoticedAndItsPortsAreGuardedAgain() throws Exception {
		apply(design(Security.STRICT));
		List<Map<String, PortConfig>> told = new ArrayList<>();
		fabric.onChange(() -> {
			try {
				synchronized (told) {
					told.add(ports());
				}
			} catch (FabricException e) {
				throw new AssertionError(e);
			}
		});
		server.restartSwitch();
		await(ports -> fabric.unguarded().isEmpty() && ports.values().stream().allMatch(port -> port.guard().isOpen()));
		Predicate<FabricStep> guards = step -> step instanceof FabricStep.SetPort set && set.before().guard().isOpen() && !set.after().guard().isOpen();
		await(ports -> plan(design(Security.STRICT)).steps().stream().filter(guards).count() == 2);
		synchronized (told) {
			assertFalse(told.isEmpty(), "listeners are told");
		}
		await(ports -> server.vsctl("get", "Interface", "vnet2", "ofport").strip().matches("[0-9]+"));
		apply(design(Security.STRICT));
		assertFalse(arrives(FORGED, 1000));
		assertTrue(arrives(ONE, 1000));
	}

	@Test
	void theScriptOfAPlanSetsTheSameRules() throws Exception {
		HostPlan plan = plan(design(Security.STRICT));
		for (int n = 0; n < 2; n++) {
			for (List<String> command : new OvsFabricDriver().rules("unix:/run/openvswitch/db.sock", plan.steps()))
				server.ofctl(command.get(3), command.get(4), command.get(5));
			fabric.refresh();
			assertEquals(new PortGuard(ONE, true), ports().get("vnet1").guard());
			assertEquals(new PortGuard(TWO, true), ports().get("vnet2").guard());
			assertEquals(List.of("ovs-ofctl", "-O", "OpenFlow13", "del-flows", "dvs0"), new OvsFabricDriver().rules("unix:/x", plan.undo().steps()).get(0).subList(0, 5));
			for (List<String> command : new OvsFabricDriver().rules("unix:/run/openvswitch/db.sock", plan.undo().steps()))
				server.ofctl(command.get(3), command.get(4), command.get(5));
			fabric.refresh();
			assertTrue(ports().values().stream().allMatch(port -> port.guard().isOpen()));
		}
	}

	@Test
	void rulesOfAPortThatIsNoMoreGoWithTheNextChange() throws Exception {
		apply(design(Security.STRICT));
		String gone = "in_port=" + server.vsctl("get", "Interface", "vnet1", "ofport").strip() + ' ';
		server.vsctl("del-port", "vnet1");
		await(ports -> ports.size() == 1);
		assertTrue(server.ofctl("dump-flows", "dvs0", "--no-names").replace(',', ' ').contains(gone));
		apply(design(ALL));
		assertFalse(server.ofctl("dump-flows", "dvs0", "--no-names").replace(',', ' ').contains(gone));
	}

	@Test
	void whereTheRulesAreOutOfReachNothingIsPlannedAndTheReasonSaid() throws Exception {
		try (OvsFabric remote = OvsFabric.open(server.listen(), new OvsdbConnection.Settings(null, Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(5)),
				"netdev")) {
			assertTrue(remote.unguarded().contains("ssh"), remote.unguarded());
			HostPlan plan = new Planner(design(Security.STRICT)).plan(new HostState(HOST, "h1", remote.switches(), Map.of(SWITCH, NICS), false));
			assertTrue(plan.steps().stream().allMatch(step -> step instanceof FabricStep.SetPort set && set.after().guard().isOpen()), plan.toString());
			PortConfig vnet1 = remote.switches().get(0).ports().get("vnet1");
			FabricException unsupported = assertThrows(FabricException.class,
					() -> remote.apply(List.of(new FabricStep.SetPort("dvs0", vnet1, vnet1.withGuard(new PortGuard(ONE, true)))), "test"));
			assertEquals(Code.UNSUPPORTED, unsupported.code());
		}
	}

	@Test
	void theTraceOfAForgedFrameSaysThatItIsDropped() throws Exception {
		apply(design(Security.STRICT));
		assertTrue(fabric.inside().forward("dvs0", new Frame("vnet1", ONE, "ff:ff:ff:ff:ff:ff", 0)).ports().contains("vnet2"));
		assertEquals(List.of(), fabric.inside().forward("dvs0", new Frame("vnet1", FORGED, "ff:ff:ff:ff:ff:ff", 0)).ports());
	}
}
