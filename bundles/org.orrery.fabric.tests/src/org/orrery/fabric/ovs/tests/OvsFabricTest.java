// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.ovs.OvsFabric;
import org.orrery.fabric.ovs.ovsdb.OvsdbTransaction;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.ovs.OvsFabricDriver;
import org.orrery.fabric.plan.AppliedSteps;
import org.orrery.fabric.plan.HostPlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;
import org.orrery.fabric.tests.RandomDesign;

/** Against real ovsdb-server and ovs-vswitchd, whose devices are imagined. */
@Timeout(240)
class OvsFabricTest extends SwitchTestBase {
	private static final List<UUID> HOSTS = IntStream.range(0, 4).mapToObj(i -> new UUID(1, i)).toList();
	private static final List<UUID> SWITCHES = IntStream.range(0, 3).mapToObj(i -> new UUID(2, i)).toList();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void aRealSwitchBecomesAnyDesignAndIsRestored(long seed) throws Exception {
		Random random = new Random(seed);
		server.vsctl("add-br", "br-ex", "--", "add-port", "br-ex", "eth9");
		SwitchConfig foreign = only("br-ex");
		RandomDesign designs = new RandomDesign(random, HOSTS, SWITCHES);
		UUID host = HOSTS.get((int) seed);
		fabric.apply(plan(designs.next(), host, Map.of()).steps(), "before");
		plugVms();
		for (int round = 0; round < 8; round++) {
			String told = "seed " + seed + ", round " + round;
			Map<UUID, List<VmNic>> nics = designs.nics();
			NetworkDesign design = designs.next();
			List<SwitchConfig> before = fabric.switches();
			HostPlan plan = plan(design, host, nics);
			fabric.apply(plan.steps(), told);
			assertEquals(List.of(), plan(design, host, nics).steps(), "a plan of what is so already is empty: " + told);
			assertEquals(foreign, only("br-ex"), told);
			if (random.nextBoolean()) {
				fabric.apply(plan.undo().steps(), told);
				assertEquals(before, fabric.switches(), told);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 4, 5 })
	void theScriptOfAPlanDoesWhatThePlanDoes(long seed) throws Exception {
		RandomDesign designs = new RandomDesign(new Random(seed), HOSTS, SWITCHES);
		UUID host = HOSTS.get(1);
		fabric.apply(plan(designs.next(), host, Map.of()).steps(), "before");
		plugVms();
		for (int round = 0; round < 8; round++) {
			HostPlan plan = plan(designs.next(), host, designs.nics());
			if (plan.isEmpty())
				continue;
			List<SwitchConfig> wanted = List.copyOf(AppliedSteps.on(fabric.switches(), plan.steps()).values());
			List<List<String>> command = new OvsFabricDriver().commands(server.address().toString(), plan.steps());
			server.vsctl(command.stream().skip(1).flatMap(List::stream).toArray(String[]::new));
			for (int i = 0; i < 200 && !fabric.switches().equals(wanted); i++)
				Thread.sleep(25);
			assertEquals(wanted, fabric.switches(), "seed " + seed + ", round " + round + ": " + command);
		}
	}

	@Test
	void oneAtATimeChangesAHost() throws Exception {
		try (OvsFabric other = OvsFabric.open(server.address(), settings(30), "netdev")) {
			try (FabricConnection.Hold hold = fabric.hold("Orrery, anna, network \"prod\"")) {
				FabricException refused = null;
				for (int i = 0; i < 100 && (refused == null || !refused.detail().contains("anna")); i++, Thread.sleep(20))
					refused = assertThrows(FabricException.class, () -> other.hold("Orrery, ben"));
				assertEquals(FabricException.Code.CONFLICT, refused.code());
				assertTrue(refused.detail().contains("anna"), refused.detail());
			}
			FabricConnection.Hold second = other.hold("Orrery, ben");
			assertThrows(FabricException.class, () -> fabric.hold("Orrery, anna"));
			second.close();
			second.close();
			fabric.hold("Orrery, anna").close();
			FabricConnection.Hold doomed = other.hold("Orrery, ben");
			other.close();
			for (int i = 0; i < 100; i++, Thread.sleep(20)) {
				try {
					fabric.hold("Orrery, anna").close();
					break;
				} catch (FabricException e) {
					assertTrue(i < 99, "the end of a connection gives its hold back");
				}
			}
			doomed.close();
		}
	}

	/** As when the way to a console was cut: the host keeps its session, and with it the lock, for as long as TCP believes in it. */
	@Test
	void whoGivesNoSignOfLifeLosesItsTurn() throws Exception {
		try (OvsdbConnection cutOff = server.connect(Duration.ofMinutes(5))) {
			assertTrue(cutOff.lock("orrery_change"));
			server.vsctl("set", "Open_vSwitch", ".", "external_ids:orrery-change=anna", "external_ids:orrery-change-sign=7");
			try (FabricConnection.Hold hold = awaitTurn()) {
				FabricException late = assertThrows(FabricException.class, () -> new OvsdbTransaction().requireLock("orrery_change").comment("too late")
						.commit(cutOff, "Open_vSwitch"));
				assertEquals(FabricException.Code.REFUSED, late.code(), late.getMessage());
				try (OvsFabric other = OvsFabric.open(server.address(), settings(30), "netdev")) {
					for (int i = 0; i < 3; i++, Thread.sleep(5000)) // longer than a dead one would have it
						assertTrue(assertThrows(FabricException.class, () -> other.hold("Orrery, carl")).detail().contains("ben"));
				}
			}
			// The server gives the lock back to whom it was stolen from.
			for (int i = 0; i < 2; i++)
				fabric.hold("Orrery, ben").close();
		}
	}

	/** The signs of the other may not have been told yet. */
	private FabricConnection.Hold awaitTurn() throws Exception {
		FabricException last = null;
		for (int i = 0; i < 100; i++, Thread.sleep(20)) {
			try {
				return fabric.hold("Orrery, ben");
			} catch (FabricException e) {
				last = e;
			}
		}
		throw last;
	}

	/** As libvirt's openvswitch virtual port does. */
	private void plugVms() throws Exception {
		int count = 0;
		for (SwitchConfig made : fabric.switches()) {
			if (!made.name().startsWith("dvs"))
				continue;
			String port = "vnet" + count++;
			server.vsctl("--may-exist", "add-port", made.name(), port, "--", "set", "Interface", port,
					"external-ids:attached-mac=\"52:54:00:00:0%c:0%d\"".formatted(made.name().charAt(3), count % 3), "external-ids:iface-id=" + new UUID(3, count));
			await(made.name(), port);
		}
	}

	private void await(String name, String port) throws Exception {
		for (int i = 0; i < 400 && only(name).port(port).isEmpty(); i++)
			Thread.sleep(50);
		assertEquals(Kind.VM, only(name).port(port).orElseThrow().kind());
	}

	private HostPlan plan(NetworkDesign design, UUID host, Map<UUID, List<VmNic>> nics) throws FabricException {
		return new Planner(design).plan(new HostState(host, "h", fabric.switches(), nics));
	}

	private SwitchConfig only(String name) throws Exception {
		for (int i = 0; i < 400; i++) {
			for (SwitchConfig made : fabric.switches())
				if (made.name().equals(name))
					return made;
			Thread.sleep(50);
		}
		throw new AssertionError("no switch " + name + ": " + fabric.switches());
	}

	@Test
	void readsWhatAnAdministratorMadeByHand() throws Exception {
		server.vsctl("add-br", "br0", "--", "add-bond", "br0", "bond0", "eth1", "eth0", "bond_mode=active-backup", "--", "add-port", "br0", "vx0", "--", "set",
				"interface", "vx0", "type=vxlan", "options:remote_ip=10.0.0.2", "options:key=5001", "--", "add-port", "br0", "eth7", "tag=20");
		SwitchConfig made = only("br0");
		assertEquals(new PortConfig("bond0", Kind.UPLINK, List.of("eth0", "eth1"), Teaming.ACTIVE_BACKUP, Vlan.trunk(List.of()), Rate.UNLIMITED, true,
				Map.of(), Map.of()), made.ports().get("bond0"));
		assertEquals(Map.of("remote_ip", "10.0.0.2", "key", "5001"), made.ports().get("vx0").options());
		assertEquals(Vlan.access(20), made.ports().get("eth7").vlan());
		assertTrue(Marks.owner(made.marks()).isEmpty());
	}

	@Test
	void aPortThatIsDownKeepsItsVlanAndTalksToNobody() throws Exception {
		PortConfig down = new PortConfig("eth1", Kind.UPLINK, List.of("eth1"), Teaming.NONE, Vlan.nativeAnd(5, List.of(7, 8)), Rate.UNLIMITED, false, Map.of(),
				Map.of(Marks.PROFILE, "off"));
		fabric.apply(List.of(new FabricStep.CreateSwitch(bare("br0")), new FabricStep.AddPort("br0", down)), "test");
		assertEquals(down, only("br0").ports().get("eth1"));
		PortConfig up = down.with(down.vlan(), new Rate(5_000_000, 3_000_000), true, down.marks());
		fabric.apply(List.of(new FabricStep.SetPort("br0", down, up)), "test");
		assertEquals(up, only("br0").ports().get("eth1"));
	}

	/** Three members joined each with each would send every broadcast round for ever. */
	@Test
	void tunnelsDoNotForwardToEachOther() throws Exception {
		PortConfig tunnel = new PortConfig("t-4", Kind.VXLAN, List.of(), Teaming.NONE, Vlan.trunk(List.of()), Rate.UNLIMITED, true,
				Map.of("remote_ip", "10.0.0.2", "key", "7"), Map.of(Marks.PROFILE, ""));
		PortConfig nic = new PortConfig("eth1", Kind.UPLINK, List.of("eth1"), Teaming.NONE, Vlan.trunk(List.of()), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.PROFILE, "up"));
		fabric.apply(List.of(new FabricStep.CreateSwitch(bare("br0")), new FabricStep.AddPort("br0", tunnel), new FabricStep.AddPort("br0", nic)), "test");
		assertEquals("true", server.vsctl("get", "port", "t-4", "protected").strip());
		assertEquals("false", server.vsctl("get", "port", "eth1", "protected").strip());
	}

	@Test
	void whatSomebodyElseHasChangedIsNotOverwritten() throws Exception {
		PortConfig port = new PortConfig("eth1", Kind.UPLINK, List.of("eth1"), Teaming.NONE, Vlan.access(5), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.PROFILE, "p"));
		fabric.apply(List.of(new FabricStep.CreateSwitch(bare("br0")), new FabricStep.AddPort("br0", port)), "test");
		FabricStep planned = new FabricStep.SetPort("br0", port, port.with(Vlan.access(6), Rate.UNLIMITED, true, port.marks()));
		server.vsctl("set", "port", "eth1", "tag=99");
		FabricException refused = assertThrows(FabricException.class, () -> fabric.apply(List.of(planned), "test"));
		assertEquals(Code.CONFLICT, refused.code(), refused.getMessage());
		for (int i = 0; i < 400 && !only("br0").ports().get("eth1").vlan().equals(Vlan.access(99)); i++)
			Thread.sleep(50);
		assertEquals(Vlan.access(99), only("br0").ports().get("eth1").vlan());
	}

	@Test
	void aSwitchThatDoesNotTakeOverIsSaid() throws Exception {
		server.killSwitch();
		try (OvsFabric impatient = OvsFabric.open(server.address(), settings(1), "netdev")) {
			FabricException late = assertThrows(FabricException.class, () -> impatient.apply(List.of(new FabricStep.CreateSwitch(bare("br0"))), "test"));
			assertEquals(Code.TIMED_OUT, late.code());
			assertTrue(late.getMessage().contains("ovs-vswitchd"), late.getMessage());
		}
	}

	private static SwitchConfig bare(String name) {
		return new SwitchConfig(name, 0, new TreeMap<>(), List.of(), List.of(), Map.of(Marks.SWITCH, new UUID(2, 0).toString()));
	}
}
