// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignFormatException;
import org.orrery.fabric.document.PlanDocument;
import org.orrery.fabric.plan.HostPlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;
import org.orrery.fabric.simulator.SimulatedFabric;

import com.google.gson.JsonParser;

/** For any design and any host: planned and applied, the host is as designed; planned again, nothing is to do; undone, it is as before. */
class PlannerTest {
	private static final List<UUID> HOSTS = IntStream.range(0, 4).mapToObj(i -> new UUID(1, i)).toList();
	private static final List<UUID> SWITCHES = IntStream.range(0, 3).mapToObj(i -> new UUID(2, i)).toList();

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void anyDesignIsReachedFromAnyState(long seed) throws FabricException, DesignFormatException {
		Random random = new Random(seed);
		for (int round = 0; round < 60; round++) {
			RandomDesign designs = new RandomDesign(random, HOSTS, SWITCHES);
			SimulatedFabric fabric = new SimulatedFabric();
			fabric.place(RandomDesign.foreign());
			UUID host = HOSTS.get(random.nextInt(HOSTS.size()));
			plugged(fabric, designs, random, host);
			Map<UUID, List<VmNic>> nics = designs.nics();
			NetworkDesign design = designs.next();
			String told = "seed " + seed + ", round " + round;

			List<SwitchConfig> before = fabric.switches();
			HostPlan plan = plan(design, fabric, host, nics);
			assertEquals(plan.steps(), PlanDocument.read(JsonParser.parseString(PlanDocument.write(plan.steps()).toString())), told);
			fabric.apply(plan.steps(), told);
			assertReached(design, fabric, host, nics, told);
			assertTrue(fabric.switches().contains(RandomDesign.foreign()), "what others made is untouched: " + told);
			fabric.apply(plan.undo().steps(), told);
			assertEquals(before, fabric.switches(), told);
		}
	}

	private static void plugged(SimulatedFabric fabric, RandomDesign designs, Random random, UUID host) throws FabricException {
		fabric.apply(plan(designs.next(), fabric, host, Map.of()).steps(), "before");
		int count = 0;
		for (SwitchConfig live : fabric.switches())
			for (int i = random.nextInt(3); i > 0 && live.name().startsWith("dvs"); i--)
				fabric.plug(live.name(), designs.plugged(count++, live.name().charAt(3) - '0'));
	}

	private static HostPlan plan(NetworkDesign design, SimulatedFabric fabric, UUID host, Map<UUID, List<VmNic>> nics) {
		return new Planner(design).plan(new HostState(host, "h", fabric.switches(), nics, true));
	}

	private static void assertReached(NetworkDesign design, SimulatedFabric fabric, UUID host, Map<UUID, List<VmNic>> nics, String told) {
		assertEquals(List.of(), plan(design, fabric, host, nics).steps(), "a plan of what is so already is empty: " + told);
		Planner planner = new Planner(design);
		HostState state = new HostState(host, "h", fabric.switches(), nics, true);
		for (DistributedSwitch drawn : design.switches()) {
			SwitchConfig live = fabric.switches().stream().filter(made -> made.name().equals(drawn.name())).findFirst().orElse(null);
			assertEquals(planner.wanted(drawn, state).orElse(null), live, told);
			drawn.member(host).ifPresent(member -> member.uplinks()
					.forEach(uplink -> assertEquals(uplink.nics(), live.ports().get(uplink.name()).nics(), told)));
		}
	}

	@Test
	void aNicThatMovesIntoATeamLeavesItsOldPortFirst() throws FabricException {
		Random random = new Random(9);
		RandomDesign designs = new RandomDesign(random, HOSTS, SWITCHES);
		int moves = 0;
		for (int round = 0; round < 200; round++) {
			SimulatedFabric fabric = new SimulatedFabric();
			fabric.apply(plan(designs.next(), fabric, HOSTS.get(0), Map.of()).steps(), "before");
			List<FabricStep> steps = plan(designs.next(), fabric, HOSTS.get(0), Map.of()).steps();
			// One by one, as a script would: no step may need a NIC that a later one frees.
			for (FabricStep step : steps)
				fabric.apply(List.of(step), "one");
			List<String> freed = new ArrayList<>();
			steps.forEach(step -> {
				if (step instanceof FabricStep.RemovePort remove)
					freed.addAll(remove.port().nics());
			});
			moves += steps.stream().anyMatch(step -> step instanceof FabricStep.AddPort add && !Collections.disjoint(add.port().nics(), freed)) ? 1 : 0;
		}
		assertTrue(moves > 10, "chance made too few moves to show anything: " + moves);
	}
}
