// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.Engine;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** How long it takes until one VM is judged against all hosts of a big simulated fleet, as when its figure is taken up. */
final class Precheck {
	private static final int VMS_PER_HOST = 5;
	private static final int WARM_UP = 3;
	private static final int REPETITIONS = 9;
	private static final long GIB = 1L << 30;

	private Precheck() {
	}

	/** @return milliseconds from the question to the last verdict, one per repetition */
	static List<Double> measure(Path folder, int hosts) throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("precheck", SimulationClock.real(), hosts, VMS_PER_HOST);
		ObjectRef vm = ObjectRef.vm("h1", fleet.host("h1").add(VmSpec.named("moved").memory(GIB).disk("shared", 8 * GIB).network("default")));
		try (SimulatedEngine simulated = new SimulatedEngine(folder, fleet)) {
			List<Double> millis = new ArrayList<>();
			for (int i = 0; i < WARM_UP + REPETITIONS; i++) {
				double once = once(simulated.engine, vm, simulated.hosts);
				if (i >= WARM_UP)
					millis.add(once);
			}
			return millis;
		}
	}

	private static double once(Engine engine, ObjectRef vm, List<ObjectRef> targets) throws Exception {
		CountDownLatch verdicts = new CountDownLatch(targets.size());
		long begun = System.nanoTime();
		try (AutoCloseable check = engine.migrationAdvisor().checkAll(vm, targets, MigrationOptions.defaults(), verdict -> verdicts.countDown())) {
			if (!verdicts.await(60, TimeUnit.SECONDS))
				throw new IllegalStateException(verdicts.getCount() + " verdicts did not come");
		}
		return (System.nanoTime() - begun) / 1e6;
	}
}
