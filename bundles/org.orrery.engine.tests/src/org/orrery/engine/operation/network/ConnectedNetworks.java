// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.fabric.simulator.SimulatedFabric;
import org.orrery.hypervisor.simulator.SimulatedFleet;

/** Three simulated hosts with three NICs each, whose switches are seen. */
abstract class ConnectedNetworks {
	@TempDir
	Path folder;
	TestEngine test;
	Networks networks;

	abstract SimulatedFleet fleet();

	@BeforeEach
	void connect() throws Exception {
		test = new TestEngine(folder, fleet());
		networks = test.engine.networks();
		networks.watch();
		test.connectAll();
		TestEngine.await(() -> networks.hosts().toString(), () -> networks.hosts().stream().allMatch(host -> host.isReady() && host.nics().size() == 3));
	}

	@AfterEach
	void close() {
		test.close();
	}

	SimulatedFabric fabric(String host) {
		return test.simulated.host(host).fabric();
	}

	TaskRecord run(Operation operation) throws Exception {
		return test.engine.tasks().whenDone(test.engine.tasks().submit(operation).id()).get(60, TimeUnit.SECONDS);
	}
}
