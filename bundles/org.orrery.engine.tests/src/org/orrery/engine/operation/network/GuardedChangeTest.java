// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.network.Networks;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.simulator.SimulatedFabric;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** Two hosts whose only NIC is the one by which they are reached. */
@Timeout(120)
class GuardedChangeTest {
	@TempDir
	Path folder;
	private TestEngine test;
	private Networks networks;

	@BeforeEach
	void connect() throws Exception {
		SimulatedFleet fleet = new SimulatedFleet("cut", SimulationClock.real());
		fleet.addHost("h1");
		fleet.addHost("h2");
		test = new TestEngine(folder, fleet);
		networks = test.engine.networks();
		networks.watch();
		test.connectAll();
		TestEngine.await(() -> networks.hosts().toString(), () -> networks.hosts().stream().allMatch(host -> host.isReady() && !host.nics().isEmpty()));
	}

	@AfterEach
	void close() {
		test.close();
	}

	private SimulatedFabric fabric(String host) {
		return test.simulated.host(host).fabric();
	}

	private TaskRecord apply(ApplyOptions options) throws Exception {
		NetworkDesign design = DrawnNetwork.over(test, 10, List.of("eth0"));
		return test.engine.tasks().whenDone(test.engine.tasks().submit(ApplyNetworkOperation.of(networks.plan(design), options)).id()).get(60, TimeUnit.SECONDS);
	}

	@Test
	void theWayToAHostIsChangedByForceOnlyAndTheTimerCalledOff() throws Exception {
		TaskRecord refused = apply(ApplyOptions.CAREFUL);
		assertEquals(TaskState.REFUSED, refused.state());
		assertTrue(refused.findings().stream().anyMatch(finding -> finding.rule().equals("network.management")), refused.findings().toString());
		TaskRecord done = apply(ApplyOptions.CAREFUL.withForce(true).withConfirm(Duration.ofSeconds(20)));
		assertEquals(TaskState.SUCCEEDED, done.state(), () -> done.reason() + done.findings());
		assertEquals(List.of("eth0"), fabric("h1").switches().getFirst().port("team0").orElseThrow().nics());
	}

	@Test
	void aHostThatIsCutOffBringsItselfBackAndSoAreTheOthers() throws Exception {
		fabric("h2").cutBy("eth0");
		TaskRecord failed = apply(ApplyOptions.CAREFUL.withForce(true).withConfirm(Duration.ofSeconds(2)));
		assertEquals(TaskState.FAILED, failed.state(), () -> failed.reason() + failed.findings());
		assertTrue(failed.reason().contains("h2"), failed.reason());
		assertEquals(List.of(), fabric("h2").switches());
		assertEquals(List.of(), fabric("h1").switches());
	}
}
