// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.inventory.Datacenter;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VmState;

@Timeout(120)
class ManyHostsTest {
	private static final EngineTimings UNHURRIED = EngineTimings.standard().withOpenLimit(Duration.ofSeconds(3))
			.withHealth(Duration.ofMillis(500), Duration.ofSeconds(1));

	@TempDir
	Path folder;

	private TestEngine engine(SimulatedFleet fleet) throws Exception {
		return new TestEngine(folder, fleet, UNHURRIED, UserPrompts.UNATTENDED, List.of(new SimulatorDriver(fleet)));
	}

	private static int vmsInModel(TestEngine test) {
		return test.onModel(() -> test.engine.fleet().fleet().getDatacenters().stream().map(Datacenter::getHosts).flatMap(List::stream)
				.mapToInt(host -> host.getVms().size()).sum());
	}

	private static long threads(String part) {
		return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("orrery-h") && thread.getName().contains(part))
				.count();
	}

	@Test
	void hostsThatHangVanishOrAreSilentCostTheOthersNothing() throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 40, 5);
		fleet.host("h1").faults().hang();
		fleet.host("h2").faults().blackhole(true);
		fleet.host("h3").faults().refuse(true);
		try (TestEngine test = engine(fleet)) {
			for (SimulatedHost host : fleet.hosts())
				test.add(host.name());
			test.engine.connections().connectAll();
			for (int h = 4; h <= 40; h++)
				test.awaitState("h" + h, ConnectionState.ACTIVE);
			assertTrue(test.engine.connections().awaitSettled(Duration.ofSeconds(20)));
			for (String bad : List.of("h1", "h2", "h3"))
				assertEquals(ConnectionState.RETRYING, test.connection(bad).status().state(), bad);
			fleet.host("h4").faults().hang();
			test.awaitState("h4", ConnectionState.DEGRADED);
			for (int h = 5; h <= 40; h++) {
				assertEquals(5, test.connection("h" + h).submit(Lane.COMMAND, HypervisorConnection::domains).get(5, TimeUnit.SECONDS).size());
				assertEquals(ConnectionState.ACTIVE, test.connection("h" + h).status().state());
			}
			fleet.host("h1").faults().release();
			fleet.host("h4").faults().release();
			test.awaitState("h1", ConnectionState.ACTIVE);
			test.awaitState("h4", ConnectionState.ACTIVE);
		}
	}

	@Test
	void hundredHostsWithHundredVmsEachUnderChanges() throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 100, 100);
		try (TestEngine test = engine(fleet)) {
			AtomicInteger told = new AtomicInteger();
			test.engine.fleet().addListener(change -> told.incrementAndGet());
			test.connectAll();
			TestEngine.await(() -> vmsInModel(test) + " VMs", () -> vmsInModel(test) == 10_000);
			assertEquals(100, test.engine.inventory().hosts().size());
			told.set(0);
			for (int h = 1; h <= 100; h++)
				for (int v = 1; v <= 10; v++) {
					SimulatedHost host = fleet.host("h" + h);
					UUID vm = host.uuidOf("vm-" + h + "-" + v);
					test.connection("h" + h).submit(Lane.COMMAND, live -> {
						live.pause(vm);
						return null;
					});
				}
			TestEngine.await(() -> paused(test) + " paused", () -> paused(test) == 1000);
			assertTrue(told.get() < 500, "the model was told " + told + " times of 1000 changes");
			assertTrue(threads("") <= 100 * 7, threads("") + " threads");
			TestEngine.await(() -> threads("command") + " idle command threads are kept", () -> threads("command") == 0);
		}
	}

	private static long paused(TestEngine test) {
		return test.onModel(() -> test.engine.fleet().fleet().getDatacenters().get(0).getHosts().stream().map(Host::getVms).flatMap(List::stream)
				.filter(vm -> vm.getState() == VmState.PAUSED).count());
	}
}
