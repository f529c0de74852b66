// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.ObjectRef;

/** An engine over a simulated fleet: connection ids are the names of the hosts. Paces are short, so that tests are. */
public final class TestEngine implements AutoCloseable {
	public static final EngineTimings FAST = EngineTimings.standard().withRetry(Duration.ofMillis(30), Duration.ofMillis(200))
			.withOpenLimit(Duration.ofMillis(600)).withHealth(Duration.ofMillis(50), Duration.ofMillis(250))
			.withAddresses(Duration.ofMillis(50), Duration.ofSeconds(30));
	private static final Duration PATIENCE = Duration.ofSeconds(15);

	public final SimulatedFleet simulated;
	public final Engine engine;
	private final DedicatedModelThread modelThread = new DedicatedModelThread();

	public TestEngine(Path dataFolder, SimulatedFleet simulated) throws Exception {
		this(dataFolder, simulated, FAST, UserPrompts.UNATTENDED, List.of(new SimulatorDriver(simulated)));
	}

	public TestEngine(Path dataFolder, SimulatedFleet simulated, EngineTimings timings, UserPrompts prompts, List<HypervisorDriver> drivers)
			throws Exception {
		this.simulated = simulated;
		engine = Engine.start(new EngineSettings(dataFolder, modelThread, () -> List.copyOf(drivers), prompts, "tester", Clock.systemUTC(), false),
				timings, null);
	}

	/** Saves a connection to that host; does not connect. */
	public HostConnection add(String host) throws IOException {
		return engine.connections().add(definition(host, simulated.uri(host).toString()));
	}

	public static ConnectionDefinition definition(String id, String uri) {
		return new ConnectionDefinition(id, uri, "", "DC", List.of(), "", true, "");
	}

	/** Saves connections to all hosts, connects, waits for all to be active. */
	public void connectAll() throws Exception {
		for (var host : simulated.hosts())
			add(host.name());
		engine.connections().connectAll();
		for (var host : simulated.hosts())
			awaitState(host.name(), ConnectionState.ACTIVE);
	}

	public HostConnection connection(String id) {
		return engine.connections().find(id).orElseThrow();
	}

	public HostInventory inventory(String id) {
		return engine.inventory().host(id).orElseThrow();
	}

	public void awaitState(String id, ConnectionState state) {
		await(() -> id + " is " + connection(id).status() + ", expected " + state, () -> connection(id).status().state() == state);
	}

	public ObjectRef vm(String host, String name) {
		return ObjectRef.vm(host, simulated.host(host).uuidOf(name));
	}

	public <T> T onModel(Supplier<T> question) {
		return modelThread.call(question).join();
	}

	/** Waits for a condition that other threads bring about. */
	public static void await(Supplier<String> otherwise, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end)
				throw new AssertionError(otherwise.get());
			try {
				Thread.sleep(5);
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}

	@Override
	public void close() {
		engine.close();
		modelThread.close();
	}
}
