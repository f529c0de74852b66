// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.LibvirtDriver;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.FleetListener;
import org.orrery.model.FleetModel;

/** The engine and the model as the console has them, with a watch on what has come into the model. */
final class WatchedEngine implements AutoCloseable {
	private static final int PATIENCE_SECONDS = 180;
	private static final LibvirtDriver DRIVER = new LibvirtDriver();

	final Engine engine;
	private final DedicatedModelThread modelThread = new DedicatedModelThread();

	/** As the console has it: with the cache, and looking after tasks. @param hosts saved where they are not yet */
	WatchedEngine(Path dataFolder, List<ConnectionDefinition> hosts) throws Exception {
		engine = Engine.start(new EngineSettings(dataFolder, modelThread, () -> List.of(DRIVER), UserPrompts.UNATTENDED, "bench", Clock.systemUTC(), true));
		for (ConnectionDefinition host : hosts)
			if (engine.connections().find(host.id()).isEmpty())
				engine.connections().add(host);
	}

	static HypervisorConnection direct(ConnectionDefinition host) throws HypervisorException {
		return DRIVER.open(HypervisorUri.parse(host.uri()), OpenOptions.defaults());
	}

	/** @return seconds until the model has so many VMs with their details, counted from the call */
	double connectUntil(int vms) throws InterruptedException {
		return until(WatchedEngine::countComplete, vms, engine.connections()::connectAll);
	}

	/** @return seconds until the count has reached the aim, looked at on the model thread after each batch of changes */
	double until(ToIntFunction<FleetModel> count, int aim, Runnable begin) throws InterruptedException {
		CountDownLatch reached = new CountDownLatch(1);
		FleetListener watch = change -> {
			if (count.applyAsInt(engine.fleet()) >= aim)
				reached.countDown();
		};
		engine.fleet().addListener(watch);
		long begun = System.nanoTime();
		begin.run();
		modelThread.execute(() -> watch.fleetChanged(null));
		boolean came = reached.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
		double seconds = (System.nanoTime() - begun) / 1e9;
		engine.fleet().removeListener(watch);
		if (!came)
			throw new IllegalStateException("after " + PATIENCE_SECONDS + " s the model is not complete");
		return seconds;
	}

	/** Until every host has said everything: only then it is kept. */
	void awaitConfirmed() {
		LabEngine.await(() -> engine.inventory().hosts().stream().allMatch(host -> host.confirmed() != null), () -> "not all hosts have answered");
	}

	/** All hosts of the bench stand in one datacenter. */
	static int count(FleetModel model) {
		return model.fleet().getDatacenters().stream().flatMap(datacenter -> datacenter.getHosts().stream()).mapToInt(host -> host.getVms().size()).sum();
	}

	/** Those of which the details have come too. */
	static int countComplete(FleetModel model) {
		return (int) model.fleet().getDatacenters().stream().flatMap(datacenter -> datacenter.getHosts().stream())
				.flatMap(host -> host.getVms().stream()).filter(vm -> vm.getMaximumMemory() > 0).count();
	}

	@Override
	public void close() {
		engine.close();
		modelThread.close();
	}
}
