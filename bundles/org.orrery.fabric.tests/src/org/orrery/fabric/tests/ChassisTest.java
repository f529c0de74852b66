// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.Marks;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.chassis.Bootstrap;
import org.orrery.fabric.chassis.ControllerSeat;
import org.orrery.fabric.chassis.Heartbeats;
import org.orrery.fabric.chassis.Module;
import org.orrery.fabric.chassis.Module.State;
import org.orrery.fabric.chassis.Slots;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.simulator.SimulatedFabric;

class ChassisTest {
	private static final UUID SWITCH = new UUID(9, 9);
	private static final PortProfile MANAGEMENT = new PortProfile("mgmt", Capability.PORT, "", Vlan.access(18), null, null, null, true, false);
	private static final PortProfile CHILD = new PortProfile("mgmt-slow", Capability.PORT, "mgmt", null, null, null, null, false, false);
	private static final PortProfile DATA = new PortProfile("data", Capability.PORT, "", Vlan.access(20), null, null, null, false, true);

	private static DistributedSwitch drawn(int domain, List<Member> members) {
		return new DistributedSwitch(SWITCH, "dvs0", domain, 1500, members, List.of(MANAGEMENT, CHILD, DATA), List.of(), List.of(), List.of());
	}

	private static UUID host(int number) {
		return new UUID(1, number);
	}

	// --- slots -------------------------------------------------------------------------------------------------------------------------

	@Test
	void hostsGetTheLowestFreeSlotAndKeepIt() throws Exception {
		DistributedSwitch drawn = drawn(18, List.of());
		for (int i = 0; i < 4; i++)
			drawn = Slots.join(drawn, host(i), "h" + i, "", List.of());
		assertEquals(List.of(3, 4, 5, 6), drawn.members().stream().map(Member::slot).toList());
		DistributedSwitch without = drawn(18, drawn.members().stream().filter(member -> member.slot() != 4).toList());
		assertEquals(4, Slots.join(without, host(9), "h9", "", List.of()).member(host(9)).orElseThrow().slot(), "the lowest free one, not the next");
		assertEquals(drawn, Slots.join(drawn, host(2), "renamed", "", List.of()), "who is a member stays where it is");
	}

	@Test
	void theSixtyFifthHostIsRefused() throws Exception {
		DistributedSwitch drawn = drawn(18, List.of());
		for (int i = 0; i < DistributedSwitch.MOST_MEMBERS; i++)
			drawn = Slots.join(drawn, host(i), "h" + i, "", List.of());
		assertEquals(66, drawn.members().getLast().slot());
		DistributedSwitch full = drawn;
		FabricException refused = assertThrows(FabricException.class, () -> Slots.join(full, host(64), "h64", "", List.of()));
		assertEquals(Code.REFUSED, refused.code());
		assertTrue(refused.getMessage().contains("64") && refused.getMessage().contains("h64"), refused.getMessage());
	}

	@Test
	void aNewMachineTakesTheSlotOfTheOldOne() throws Exception {
		DistributedSwitch drawn = Slots.join(Slots.join(drawn(18, List.of()), host(1), "old", "10.0.0.1", List.of()), host(2), "other", "", List.of());
		Member member = Slots.rebind(drawn, 3, host(7), "new").member(host(7)).orElseThrow();
		assertEquals(new Member(3, host(7), "new", "10.0.0.1", List.of()), member);
		assertThrows(FabricException.class, () -> Slots.rebind(drawn, 5, host(7), "new"), "nobody has that slot");
		assertThrows(FabricException.class, () -> Slots.rebind(drawn, 3, host(2), "other"), "it sits elsewhere");
	}

	// --- what a host keeps -------------------------------------------------------------------------------------------------------------

	@Test
	void aHostKeepsWhatItNeedsToComeUpAlone() throws Exception {
		DistributedSwitch drawn = Slots.join(drawn(18, List.of()), host(1), "h1", "", List.of());
		SimulatedFabric fabric = new SimulatedFabric();
		fabric.apply(new Planner(new NetworkDesign("n", List.of(drawn))).plan(new HostState(host(1), "h1", List.of(), Map.of())).steps(), "test");
		SwitchConfig live = fabric.switches().get(0);
		Bootstrap kept = Bootstrap.read(live.name(), live.marks()).orElseThrow();
		assertEquals(new Bootstrap(SWITCH, "dvs0", 18, 3, List.of(18), List.of("mgmt", "mgmt-slow")), kept);
		assertTrue(kept.obeys(drawn));
		assertFalse(kept.obeys(drawn(28, drawn.members())), "another domain is not obeyed");
		assertEquals(Optional.empty(), Bootstrap.read("br0", Map.of()));
		assertEquals(Optional.empty(), Bootstrap.read("br0", Map.of(Marks.SWITCH, SWITCH.toString(), Marks.DOMAIN, "x", Marks.SLOT, "3")));
	}

	@Test
	void aHostOfAnotherDomainIsLeftAlone() throws Exception {
		DistributedSwitch drawn = Slots.join(drawn(18, List.of()), host(1), "h1", "", List.of());
		SimulatedFabric fabric = new SimulatedFabric();
		fabric.apply(new Planner(new NetworkDesign("n", List.of(drawn))).plan(new HostState(host(1), "h1", List.of(), Map.of())).steps(), "test");
		List<SwitchConfig> before = fabric.switches();
		NetworkDesign stranger = new NetworkDesign("n", List.of(drawn(28, List.of())));
		assertTrue(new Planner(stranger).plan(new HostState(host(1), "h1", before, Map.of())).isEmpty(), "not even removed");
		NetworkDesign claims = new NetworkDesign("n", List.of(drawn(28, drawn.members())));
		FabricException refused = assertThrows(FabricException.class,
				() -> fabric.apply(new Planner(claims).plan(new HostState(host(1), "h1", before, Map.of())).steps(), "test"));
		assertEquals(Code.CONFLICT, refused.code());
		assertEquals(before, fabric.switches());
	}

	// --- heartbeats --------------------------------------------------------------------------------------------------------------------

	@Test
	void silenceForEightSecondsRemovesAndAnAnswerBringsBack() throws Exception {
		DistributedSwitch drawn = Slots.join(drawn(18, List.of()), host(1), "h1", "", List.of());
		Heartbeats beats = new Heartbeats();
		assertEquals(State.UNKNOWN, only(beats, drawn, 0).state());
		beats.asked(host(1), seconds(0));
		assertEquals(State.UNKNOWN, only(beats, drawn, seconds(7)).state());
		assertEquals(State.REMOVED, only(beats, drawn, seconds(9)).state(), "who never answers is none of it, either");
		beats.heard(host(1), seconds(10), "");
		assertEquals(State.PRESENT, only(beats, drawn, seconds(18)).state());
		beats.missed(host(1), "the cable is cut");
		assertEquals(State.PRESENT, only(beats, drawn, seconds(18)).state(), "one answer that fails removes nobody");
		Module removed = only(beats, drawn, seconds(19));
		assertEquals(State.REMOVED, removed.state());
		assertEquals(3, removed.slot(), "its slot stays its own");
		assertTrue(removed.reason().contains("9 s") && removed.reason().contains("the cable is cut"), removed.reason());
		beats.heard(host(1), seconds(20), "");
		assertEquals(State.PRESENT, only(beats, drawn, seconds(21)).state());
		beats.heard(host(1), seconds(22), "domain 28");
		assertEquals(State.STRANGER, only(beats, drawn, seconds(22)).state());
	}

	private static Module only(Heartbeats beats, DistributedSwitch drawn, long now) {
		return beats.modules(drawn, now).get(0);
	}

	private static long seconds(int seconds) {
		return TimeUnit.SECONDS.toNanos(seconds);
	}

	// --- controllers -------------------------------------------------------------------------------------------------------------------

	@Test
	void theStandbyTakesOverAndAThirdWaits(@TempDir Path folder) {
		try (ControllerSeat first = new ControllerSeat(folder, "first"); ControllerSeat second = new ControllerSeat(folder, "second");
				ControllerSeat third = new ControllerSeat(folder, "third")) {
			assertEquals(1, first.take());
			assertEquals(2, second.take());
			assertEquals(0, third.take());
			assertEquals(List.of("first ACTIVE", "second STANDBY"), words(third));
			first.close();
			assertEquals(1, second.take());
			assertEquals(2, third.take());
			assertEquals(List.of("second ACTIVE", "third STANDBY"), words(second));
		}
	}

	/** A lock of another process, as flock(1) sees it not: python's lockf takes what Java's FileLock takes. */
	@Test
	void aControllerOfAnotherProcessThatIsKilledLosesItsSeat(@TempDir Path folder) throws Exception {
		Path seat = folder.resolve("controller-1");
		Files.writeString(seat, "other");
		Process other = new ProcessBuilder("python3", "-c", "import fcntl,sys,time\nf=open(sys.argv[1],'r+')\n"
				+ "fcntl.lockf(f,fcntl.LOCK_EX,1,2**63-2)\nprint('held',flush=True)\ntime.sleep(60)", seat.toString()).start();
		try (ControllerSeat here = new ControllerSeat(folder, "here")) {
			assertEquals('h', other.getInputStream().read());
			assertEquals(2, here.take());
			assertEquals(List.of("other ACTIVE", "here STANDBY"), words(here));
			other.destroyForcibly().waitFor();
			assertEquals(1, here.take());
			assertEquals(List.of("here ACTIVE"), words(here));
		} finally {
			other.destroyForcibly().waitFor();
		}
	}

	private static List<String> words(ControllerSeat seat) {
		return seat.controllers().stream().map(controller -> controller.name() + " " + controller.state()).toList();
	}
}
