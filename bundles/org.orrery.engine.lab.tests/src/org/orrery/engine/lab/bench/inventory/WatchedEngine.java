// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.libvirt.LibvirtDriver;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.FleetListener;
import org.orrery.model.FleetModel;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;

/** The engine and the model as the console has them, with a watch on what has come into the model. */
final class WatchedEngine implements AutoCloseable {
	private static final int PATIENCE_SECONDS = 180;
	private static final LibvirtDriver DRIVER = new LibvirtDriver();

	final Engine engine;
	private final DedicatedModelThread modelThread = new DedicatedModelThread();

	WatchedEngine(Path dataFolder, List<ConnectionDefinition> hosts) throws Exception {
		engine = Engine.start(new EngineSettings(dataFolder, modelThread, () -> List.of(DRIVER), UserPrompts.UNATTENDED, "bench", Clock.systemUTC(), false));
		for (ConnectionDefinition host : hosts)
			if (engine.connections().find(host.id()).isEmpty())
				add(host);
	}

	private void add(ConnectionDefinition host) throws IOException {
		engine.connections().add(host);
	}

	/** @return seconds until the model has so many VMs, counted from the call */
	double connectUntil(int vms) throws InterruptedException {
		return until(model -> count(model), vms, engine.connections()::connectAll);
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

	static int count(FleetModel model) {
		int[] vms = new int[1];
		model.fleet().eAllContents().forEachRemaining(object -> {
			if (object instanceof VirtualMachine)
				vms[0]++;
		});
		return vms[0];
	}

	@Override
	public void close() {
		engine.close();
		modelThread.close();
	}
}
