// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orrery.engine.TestEngine;
import org.orrery.engine.network.AdoptedDrift;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkComparison.Drift;
import org.orrery.engine.network.NetworkComparison.HostDrift;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.NetworkRoles;
import org.orrery.engine.network.VmPort;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.Vlan;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** Plans carried out on simulated hosts as tasks: all of it or nothing, by one person at a time, and back again. */
@Timeout(120)
class ApplyNetworkTest extends ConnectedNetworks {
	private static final String MAC = "52:54:00:00:00:0a";

	@Override
	SimulatedFleet fleet() {
		return SimulatedFleet.of("net", SimulationClock.real(), 3, 1);
	}

	private TaskRecord apply(NetworkDesign design) throws Exception {
		return run(ApplyNetworkOperation.of(networks.plan(design), ApplyOptions.CAREFUL));
	}

	private static void assertState(TaskState state, TaskRecord task) {
		assertEquals(state, task.state(), () -> task.reason() + " " + task.remedy() + " " + task.detail() + " " + task.findings());
	}

	private SwitchConfig part(String host) {
		return fabric(host).switches().stream().filter(made -> made.name().equals("dvs0")).findFirst().orElseThrow();
	}

	@Test
	void aDesignIsBuiltOnEveryHostAndTakenBackAgain() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		NetworkPlan plan = networks.plan(design);
		assertEquals(List.of(), plan.problems());
		assertEquals(3, plan.changes().size());
		TaskRecord done = run(ApplyNetworkOperation.of(plan, ApplyOptions.CAREFUL));
		assertState(TaskState.SUCCEEDED, done);
		for (String host : List.of("h1", "h2", "h3"))
			assertEquals(List.of("eth1", "eth2"), part(host).port("team0").orElseThrow().nics());
		assertEquals(List.of("3", "4", "5"), networks.hosts().stream().map(host -> part(host.name()).marks().get(Marks.SLOT)).toList());
		assertTrue(networks.plan(design).isEmpty());
		assertTrue(networks.compare(design).isInStep());
		assertEquals(design.switches(), networks.designs().applied());
		assertTrue(done.script().contains("team0") && done.script().contains("net-define"), done.script());
		assertEquals(List.of("web", "db"), networks.host("h2").orElseThrow().networks().stream().filter(network -> network.name().equals("dvs0")).findFirst()
				.orElseThrow().portGroups().stream().map(group -> group.name()).toList());

		TaskRecord again = apply(design);
		assertState(TaskState.SUCCEEDED, again);
		assertEquals(List.of(), again.subjects(), "nothing was left to do");

		Inverse back = InverseOperations.of(done, test.engine.context());
		assertState(TaskState.SUCCEEDED, run(back.operation()));
		for (String host : List.of("h1", "h2", "h3")) {
			assertEquals(List.of(), fabric(host).switches());
			TestEngine.await(() -> networks.host(host).toString(), () -> networks.host(host).orElseThrow().networks().size() == 1);
		}
	}

	@Test
	void anEditOfAProfileReachesItsPortsOnAllHosts() throws Exception {
		assertState(TaskState.SUCCEEDED, apply(DrawnNetwork.over(test, 10)));
		fabric("h1").plug("dvs0", DrawnNetwork.port(MAC, "web"));
		fabric("h2").plug("dvs0", DrawnNetwork.port("52:54:00:00:00:0b", "web"));
		fabric("h3").plug("dvs0", DrawnNetwork.port("52:54:00:00:00:0c", "db"));
		setNic("h1", MAC);
		setNic("h2", "52:54:00:00:00:0b");
		setNic("h3", "52:54:00:00:00:0c");
		TaskRecord edited = apply(DrawnNetwork.over(test, 30));
		assertState(TaskState.SUCCEEDED, edited);
		assertEquals(Vlan.access(30), port("h1", "vnet0a").vlan());
		assertEquals(Vlan.access(30), port("h2", "vnet0b").vlan());
		assertEquals(Vlan.access(20), port("h3", "vnet0c").vlan());
		assertEquals(3, List.of("h1", "h2", "h3").stream().map(host -> networks.host(host).orElseThrow())
				.flatMap(host -> host.vms().stream()).filter(nic -> nic.number().isPresent()).map(nic -> nic.number().getAsInt()).distinct().count());
	}

	/** The VM's NIC as its definition has it: at the bridge. */
	private void setNic(String host, String mac) {
		String vm = "vm-" + host.substring(1) + "-1";
		test.simulated.host(host).alter(test.simulated.host(host).uuidOf(vm), record -> record.withDevices(record.disks(),
				List.of(new org.orrery.hypervisor.DomainRecord.NicRecord(mac, "virtio", "bridge", "dvs0", "", "", true))),
				org.orrery.hypervisor.HypervisorListener.DomainEvent.DEFINED);
		TestEngine.await(() -> networks.host(host).toString(), () -> networks.host(host).orElseThrow().vms().stream()
				.anyMatch(nic -> nic.mac().equals(mac) && nic.port() != null && !nic.port().marks().getOrDefault(Marks.PROFILE, "").isEmpty()));
	}

	private PortConfig port(String host, String port) {
		return part(host).port(port).orElseThrow();
	}

	@Test
	void whenOneHostFailsTheOthersGetTheirOldStateBack() throws Exception {
		for (boolean done : List.of(false, true)) {
			fabric("h2").breakAfter(0, done);
			TaskRecord failed = apply(DrawnNetwork.over(test, 10));
			assertState(TaskState.FAILED, failed);
			for (String host : List.of("h1", "h2", "h3"))
				assertEquals(List.of(), fabric(host).switches(), host + (done ? ", although its last answer was lost" : ""));
			assertEquals(List.of(), networks.designs().applied());
			TestEngine.await(() -> networks.hosts().toString(), () -> networks.hosts().stream().allMatch(HostNetwork::isReady));
		}
	}

	@Test
	void whatSomebodyElseChangedSinceThePlanIsNotOverwritten() throws Exception {
		NetworkPlan plan = networks.plan(DrawnNetwork.over(test, 10));
		fabric("h3").place(new SwitchConfig("dvs0", 0, new TreeMap<>(), List.of(), List.of(), Map.of()));
		TestEngine.await(() -> networks.hosts().toString(), () -> !networks.host("h3").orElseThrow().switches().isEmpty());
		TaskRecord refused = run(ApplyNetworkOperation.of(plan, ApplyOptions.CAREFUL));
		assertState(TaskState.REFUSED, refused);
		assertTrue(refused.findings().stream().anyMatch(finding -> finding.rule().equals("network.changed")), refused.findings().toString());
		assertTrue(refused.findings().stream().anyMatch(finding -> finding.rule().equals("network.foreign")), refused.findings().toString());
		assertEquals(List.of(), fabric("h1").switches());
	}

	@Test
	void theSecondOfTwoPeopleIsToldWhoIsFirst() throws Exception {
		try (FabricConnection other = fabric("h2").connect(); FabricConnection.Hold hold = other.hold("Orrery, anna")) {
			TaskRecord refused = apply(DrawnNetwork.over(test, 10));
			assertState(TaskState.FAILED, refused);
			assertTrue(refused.reason().contains("anna"), refused.reason());
			assertEquals(List.of(), fabric("h1").switches(), "all hosts are prepared before the first one is changed");
		}
		assertState(TaskState.SUCCEEDED, apply(DrawnNetwork.over(test, 10)));
	}

	@Test
	void aMemberThatIsAwayIsLeftOutOnlyOnRequest() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		test.simulated.host("h3").cutOff();
		TestEngine.await(() -> networks.hosts().toString(), () -> !networks.host("h3").orElseThrow().isReady());
		assertState(TaskState.REFUSED, apply(design));
		NetworkPlan plan = networks.plan(design);
		assertEquals(List.of("h3"), plan.away().stream().map(NetworkPlan.Away::name).toList());
		assertState(TaskState.SUCCEEDED, run(ApplyNetworkOperation.of(plan, ApplyOptions.CAREFUL.withPartial(true))));
		test.simulated.host("h3").rejoin();
		TestEngine.await(() -> networks.hosts().toString(), () -> networks.host("h3").orElseThrow().isReady());
		assertEquals(List.of("h3"), networks.plan(design).changes().stream().map(change -> change.name()).toList());
		assertFalse(networks.compare(design).isInStep());
	}

	@Test
	void theWayToAHostIsCutByForceOnly() throws Exception {
		NetworkDesign cutting = DrawnNetwork.over(test, 10, List.of("eth0"));
		for (String host : List.of("h1", "h2", "h3")) // Linux bridges hold eth0 in this fleet: that alone is refused, too
			assertTrue(networks.host(host).orElseThrow().management().contains("eth0"));
		TaskRecord refused = apply(cutting);
		assertState(TaskState.REFUSED, refused);
		assertTrue(refused.findings().stream().anyMatch(finding -> finding.rule().equals("network.management")), refused.findings().toString());
	}

	@Test
	void aVmIsPluggedIntoAProfileWhileItRuns() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		assertState(TaskState.SUCCEEDED, apply(design));
		TaskRecord plugged = run(ConnectNicOperation.to(nic("h1"), design.switches().getFirst(), "web", true));
		assertState(TaskState.SUCCEEDED, plugged);
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").port() != null);
		assertEquals(Vlan.access(10), nic("h1").port().vlan());
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").number().isPresent());
		assertEquals("web", nic("h1").port().marks().get(Marks.PROFILE));
		assertEquals(List.of(), networks.unmarkedPorts());

		assertState(TaskState.SUCCEEDED, run(ConnectNicOperation.to(nic("h1"), design.switches().getFirst(), "db", true)));
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").port().vlan().equals(Vlan.access(20)));
		assertState(TaskState.SUCCEEDED, apply(design));
		assertEquals("db", part("h1").port(nic("h1").port().name()).orElseThrow().marks().get(Marks.PROFILE));

		assertState(TaskState.REFUSED, apply(without(design, "db")));
		Inverse back = InverseOperations.of(plugged, test.engine.context());
		assertState(TaskState.SUCCEEDED, run(back.operation()));
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").source().name().equals("default") && nic("h1").port() == null);
		assertState(TaskState.SUCCEEDED, apply(without(design, "db")));
	}

	@Test
	void aPortIsGuardedAsItsProfileSaysAndAgainWhenTheGuardIsGone() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		assertState(TaskState.SUCCEEDED, apply(design));
		assertState(TaskState.SUCCEEDED, run(ConnectNicOperation.to(nic("h1"), design.switches().getFirst(), "web", true)));
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").port() != null && nic("h1").number().isPresent());
		PortConfig guarded = nic("h1").port();
		assertEquals(new PortGuard(nic("h1").mac(), true), guarded.guard());

		fabric("h1").plug("dvs0", guarded.withGuard(PortGuard.OPEN)); // as with another start of the switch's daemon
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").port().guard().isOpen());
		assertTrue(networks.compare(design).hosts().stream().flatMap(host -> host.drifts().stream()).anyMatch(drift -> drift.live().equals("not guarded")
				&& drift.wanted().contains(nic("h1").mac())), networks.compare(design).toString());
		assertState(TaskState.SUCCEEDED, run(ApplyNetworkOperation.following(networks.unmarkedPorts())));
		assertEquals(guarded, part("h1").port(guarded.name()).orElseThrow());
		assertEquals(List.of(), networks.unmarkedPorts());
	}

	@Test
	void whereNothingCanBeGuardedTheDesignIsAppliedAndTheReasonSaid() throws Exception {
		fabric("h1").unguarded("only its database is within reach");
		fabric("h1").place(new SwitchConfig("br-ex", 0, new TreeMap<>(), List.of(), List.of(), Map.of())); // something that is told
		TestEngine.await(() -> networks.host("h1").toString(), () -> !networks.host("h1").orElseThrow().unguarded().isEmpty());
		NetworkDesign design = DrawnNetwork.over(test, 10);
		NetworkPlan plan = networks.plan(design);
		assertEquals(List.of("unguarded"), plan.problems().stream().map(problem -> problem.rule()).toList());
		assertTrue(plan.isApplicable() && plan.problems().getFirst().words().contains("only its database"), plan.problems().toString());
		assertState(TaskState.SUCCEEDED, apply(design));
		assertState(TaskState.SUCCEEDED, run(ConnectNicOperation.to(nic("h1"), design.switches().getFirst(), "web", true)));
		TestEngine.await(() -> networks.host("h1").toString(), () -> nic("h1").port() != null && nic("h1").number().isPresent());
		assertEquals(PortGuard.OPEN, nic("h1").port().guard());
		assertTrue(networks.plan(design).isEmpty());
		DistributedSwitch drawn = design.switches().getFirst();
		List<PortProfile> allowing = drawn.profiles().stream().map(profile -> profile.withSecurity(new PortProfile.Security(true, null, null, true))).toList();
		assertEquals(List.of(), networks.problems(new NetworkDesign("prod", List.of(new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), drawn.mtu(), drawn.members(),
				allowing, List.of(), List.of(), List.of())))));
	}

	private static NetworkDesign without(NetworkDesign design, String profile) {
		DistributedSwitch drawn = design.switches().getFirst();
		return new NetworkDesign(design.name(), List.of(new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), drawn.mtu(), drawn.members(),
				drawn.profiles().stream().filter(known -> !known.name().equals(profile)).toList(), List.of(), List.of(), List.of())));
	}

	private VmPort nic(String host) {
		return networks.host(host).orElseThrow().vms().getFirst();
	}

	@Test
	void anAdministratorChoosesAmongPublishedProfiles() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		DistributedSwitch drawn = design.switches().getFirst();
		List<PortProfile> profiles = drawn.profiles().stream().map(known -> !known.name().equals("db") ? known
				: new PortProfile("db", known.capability(), "", known.vlan(), null, null, null, false, false)).toList();
		DistributedSwitch half = new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), drawn.mtu(), drawn.members(), profiles, List.of(), List.of(), List.of());
		assertState(TaskState.SUCCEEDED, apply(new NetworkDesign("prod", List.of(half))));
		new org.orrery.engine.operation.RememberedLines(folder, "network-roles", "").put(Map.of("tester", "administrator"));
		for (String refused : List.of("db", "up", "none")) {
			TaskRecord task = run(ConnectNicOperation.to(nic("h1"), drawn, refused, true));
			assertState(TaskState.REFUSED, task);
			assertTrue(List.of("network.role", "network.capability", "network.profile").contains(task.findings().getFirst().rule()), task.findings().toString());
		}
		assertState(TaskState.REFUSED, run(new ConnectNicOperation(nic("h1"), org.orrery.hypervisor.NicSource.parse("bridge:br0"), true)));
		assertState(TaskState.SUCCEEDED, run(ConnectNicOperation.to(nic("h1"), drawn, "web", true)));
	}

	@Test
	void designingIsForDesigners() throws Exception {
		networks.roles().give("anna", NetworkRoles.Role.DESIGNER);
		networks.roles().give("ben", NetworkRoles.Role.ADMINISTRATOR);
		assertEquals(NetworkRoles.Role.DESIGNER, networks.roles().own());
		new org.orrery.engine.operation.RememberedLines(folder, "network-roles", "").put(Map.of("tester", "administrator"));
		TaskRecord refused = apply(DrawnNetwork.over(test, 10));
		assertState(TaskState.REFUSED, refused);
		assertEquals("network.role", refused.findings().getFirst().rule());
		assertEquals(List.of(), fabric("h1").switches());
	}

	private HostDrift drifts(NetworkDesign design, String host) {
		return networks.compare(design).hosts().stream().filter(one -> one.name().equals(host)).findFirst().orElseThrow();
	}

	@Test
	void oneDifferenceIsDrawnAnotherOverwrittenAndTheRestStays() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		assertState(TaskState.SUCCEEDED, run(ApplyNetworkOperation.of(networks.plan(design), ApplyOptions.CAREFUL)));
		for (String host : List.of("h1", "h2"))
			fabric(host).apply(List.of(new FabricStep.RemovePort("dvs0", part(host).port("team0").orElseThrow())), "somebody");
		HostDrift first = drifts(design, "h1");
		HostDrift second = drifts(design, "h2");
		Drift gone = second.drifts().get(0);
		assertTrue(gone.adoptable(), gone.place());

		NetworkDesign drawn = AdoptedDrift.take(design, networks.adopt(design).design(), second.host(), gone.overwrite());
		assertEquals(List.of(), drawn.switches().get(0).member(second.host()).orElseThrow().uplinks());
		assertEquals(1, drawn.switches().get(0).member(first.host()).orElseThrow().uplinks().size(), "the other host is drawn as before");
		assertTrue(drifts(drawn, "h2").isInStep());
		assertFalse(drifts(drawn, "h1").isInStep());

		List<FabricStep> chosen = first.drifts().stream().map(Drift::overwrite).toList();
		assertState(TaskState.SUCCEEDED, run(ApplyNetworkOperation.overwriting("prod", List.of(new HostChange(first.connection(), first.host(), first.name(), chosen)), ApplyOptions.CAREFUL)));
		assertTrue(part("h1").port("team0").isPresent());
		assertTrue(part("h2").port("team0").isEmpty(), "what was not chosen stays");
		assertTrue(networks.compare(drawn).isInStep());
	}
}
