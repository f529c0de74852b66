// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.ObjectRef;

/** Orrery goes away in the middle of a bulk: what moves is followed, nothing is begun anew, and the record says what is true of each VM. */
@Timeout(60)
class BulkRestartTest {
	private static final long MIB = 1L << 20;

	@TempDir
	Path folder;

	@Test
	void whatMovesIsFollowedAndWhatWaitedStays() throws Exception {
		SimulatedFleet fleet = SimulatedFleet.of("bulk-restart", SimulationClock.real(), 2, 0);
		fleet.linkRate(60 * MIB);
		for (String name : List.of("one", "two", "three"))
			fleet.host("h1").add(VmSpec.named(name).memory(256 * MIB).disk("shared", 64 * MIB));
		TaskRecord bulk;
		try (TestEngine first = new TestEngine(folder, fleet)) {
			first.connectAll();
			TestEngine.await(() -> "not seen", () -> first.inventory("h1").domains().size() == 3);
			List<BulkMove> moves = List.of("one", "two", "three").stream()
					.map(name -> new BulkMove(first.vm("h1", name), ObjectRef.host("h2"), name, "h1", "h2")).toList();
			bulk = first.engine.tasks().submit(new BulkMigrateOperation(moves, MigrationOptions.defaults(), BulkLimits.standard().withParallel(1)));
			TestEngine.await(() -> first.engine.tasks().all().toString(), () -> first.engine.tasks().all().stream()
					.anyMatch(task -> task.partOf().isPresent() && task.fraction() > 0.1));
		}
		try (DedicatedModelThread modelThread = new DedicatedModelThread();
				Engine again = Engine.start(new EngineSettings(folder, modelThread, () -> List.of(new SimulatorDriver(fleet)), UserPrompts.UNATTENDED,
						"tester", Clock.systemUTC(), true))) {
			again.connections().connectAll();
			TaskRecord done = again.tasks().whenDone(bulk.id()).get(50, TimeUnit.SECONDS);
			assertEquals(TaskState.FAILED, done.state(), done.reason());
			assertTrue(done.reason().contains("moved: one") && done.reason().contains("still at the source: two, three"), done.reason());
			assertEquals(2, again.tasks().all().size(), "nothing was begun anew");
		}
		assertEquals(2, fleet.host("h1").domains().size());
		assertEquals(1, fleet.host("h2").domains().size());
	}
}
