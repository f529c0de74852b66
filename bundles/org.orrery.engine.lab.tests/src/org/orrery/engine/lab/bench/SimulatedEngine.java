// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.ObjectRef;

/** An engine connected to all hosts h1…hN of a simulated fleet, each of which has told everything it knows. */
final class SimulatedEngine implements AutoCloseable {
	final Engine engine;
	final List<ObjectRef> hosts;
	private final DedicatedModelThread modelThread = new DedicatedModelThread();

	SimulatedEngine(Path folder, SimulatedFleet fleet) throws Exception {
		SimulatorDriver driver = new SimulatorDriver(fleet);
		engine = Engine.start(new EngineSettings(Files.createDirectories(folder), modelThread, () -> List.of(driver), UserPrompts.UNATTENDED, "bench",
				Clock.systemUTC(), false));
		hosts = IntStream.rangeClosed(1, fleet.hosts().size()).mapToObj(number -> ObjectRef.host("h" + number)).toList();
		for (ObjectRef host : hosts)
			engine.connections().add(new ConnectionDefinition(host.connection(), fleet.uri(host.connection()).toString(), "", "Bench", List.of(), "", true,
					""));
		engine.connections().connectAll();
		LabEngine.await(() -> hosts.stream().allMatch(host -> engine.inventory().host(host.connection())
				.filter(known -> known.confirmed() != null).isPresent()), () -> "not all hosts are connected");
	}

	@Override
	public void close() {
		engine.close();
		modelThread.close();
	}
}
