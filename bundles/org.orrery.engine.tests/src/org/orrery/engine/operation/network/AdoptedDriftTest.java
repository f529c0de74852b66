// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.network.AdoptedDrift;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.NetworkComparison.Drift;
import org.orrery.engine.network.NetworkComparison.HostDrift;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** Single differences: one is drawn, another is overwritten, the rest stays. */
@Timeout(120)
class AdoptedDriftTest {
	@TempDir
	Path folder;
	private TestEngine test;
	private Networks networks;

	@BeforeEach
	void connect() throws Exception {
		test = new TestEngine(folder, SimulatedFleet.of("net", SimulationClock.real(), 3, 1));
		networks = test.engine.networks();
		networks.watch();
		test.connectAll();
		TestEngine.await(() -> networks.hosts().toString(), () -> networks.hosts().stream().allMatch(host -> host.isReady() && host.nics().size() == 3));
	}

	@AfterEach
	void close() {
		test.close();
	}

	private void run(Operation operation) throws Exception {
		TaskRecord done = test.engine.tasks().whenDone(test.engine.tasks().submit(operation).id()).get(60, TimeUnit.SECONDS);
		assertEquals(TaskState.SUCCEEDED, done.state(), () -> done.reason() + ' ' + done.remedy() + ' ' + done.findings());
	}

	private SwitchConfig part(String host) {
		return test.simulated.host(host).fabric().switches().stream().filter(made -> made.name().equals("dvs0")).findFirst().orElseThrow();
	}

	private HostDrift drifts(NetworkDesign design, String host) {
		return networks.compare(design).hosts().stream().filter(one -> one.name().equals(host)).findFirst().orElseThrow();
	}

	@Test
	void oneIsDrawnTheOtherOverwritten() throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10);
		run(ApplyNetworkOperation.of(networks.plan(design), ApplyOptions.CAREFUL));
		for (String host : List.of("h1", "h2"))
			test.simulated.host(host).fabric().apply(List.of(new FabricStep.RemovePort("dvs0", part(host).port("team0").orElseThrow())), "somebody");
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
		run(ApplyNetworkOperation.overwriting("prod", List.of(new HostChange(first.connection(), first.host(), first.name(), chosen)), ApplyOptions.CAREFUL));
		assertTrue(part("h1").port("team0").isPresent());
		assertTrue(part("h2").port("team0").isEmpty(), "what was not chosen stays");
		assertTrue(networks.compare(drawn).isInStep());
	}
}
