// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.model.ObjectRef;

/** How long it takes to check and plan the move of every VM of a simulated fleet to the next host. */
final class BulkPlanning {
	private static final int HOSTS = 20;
	private static final int WARM_UP = 2;
	private static final int REPETITIONS = 5;

	private BulkPlanning() {
	}

	/** @return seconds from the request to the plan, one per repetition */
	static List<Double> measure(Path folder, int vms) throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("planning", SimulationClock.real(), HOSTS, vms / HOSTS);
		try (SimulatedEngine simulated = new SimulatedEngine(folder, fleet)) {
			List<BulkMove> moves = moves(fleet);
			List<Double> seconds = new ArrayList<>();
			for (int i = 0; i < WARM_UP + REPETITIONS; i++) {
				long begun = System.nanoTime();
				BulkMigrateOperation operation = new BulkMigrateOperation(moves, MigrationOptions.defaults(), BulkLimits.standard());
				boolean passes = operation.check(simulated.engine.context()).passes();
				Plan plan = operation.plan(simulated.engine.context());
				if (!passes || plan.steps().size() != moves.size())
					throw new IllegalStateException("a plan of " + plan.steps().size() + " steps");
				if (i >= WARM_UP)
					seconds.add((System.nanoTime() - begun) / 1e9);
			}
			return seconds;
		}
	}

	private static List<BulkMove> moves(SimulatedFleet fleet) {
		List<BulkMove> moves = new ArrayList<>();
		for (int number = 1; number <= HOSTS; number++) {
			String from = "h" + number;
			String to = "h" + (number % HOSTS + 1);
			for (DomainRecord vm : fleet.host(from).domains())
				moves.add(new BulkMove(ObjectRef.vm(from, vm.uuid()), ObjectRef.host(to), vm.name(), from, to));
		}
		return moves;
	}
}
