// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

@Timeout(60)
class MigrationAdvisorTest {
	private static final int HOSTS = 12;
	private static final long GIB = 1L << 30;

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("advisor", SimulationClock.real(), HOSTS, 0);
	private TestEngine hosts;
	private ObjectRef web;

	@BeforeEach
	void connect() throws Exception {
		SimulatedHost h1 = fleet.host("h1");
		web = ObjectRef.vm("h1", h1.add(VmSpec.named("web").memory(GIB).disk("shared", 8 * GIB).network("default")));
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private List<ObjectRef> targets() {
		return IntStream.rangeClosed(1, HOSTS).mapToObj(number -> ObjectRef.host("h" + number)).toList();
	}

	private MigrationVerdict check(String host) {
		return hosts.engine.migrationAdvisor().check(web, ObjectRef.host(host), MigrationOptions.defaults());
	}

	@Test
	void everyHostGetsItsVerdictWithTheNumbers() throws Exception {
		fleet.host("h3").removeNetwork(hosts.inventory("h3").networks().keySet().iterator().next());
		TestEngine.await(() -> "event lost", () -> hosts.inventory("h3").networks().isEmpty());
		Map<String, MigrationVerdict> verdicts = new ConcurrentHashMap<>();
		hosts.engine.migrationAdvisor().checkAll(web, targets(), MigrationOptions.defaults(),
				verdict -> verdicts.put(verdict.target().connection(), verdict));
		TestEngine.await(() -> "verdicts of " + verdicts.keySet(), () -> verdicts.size() == HOSTS);

		assertEquals("migration.same-host", verdicts.get("h1").result().firstObstacle().orElseThrow().rule());
		assertEquals("migration.network", verdicts.get("h3").result().firstObstacle().orElseThrow().rule());
		MigrationVerdict fits = verdicts.get("h2");
		assertTrue(fits.result().passes(), fits.toString());
		assertEquals(GIB, fits.memoryToMove());
		assertEquals(0, fits.storageToCopy());
		assertEquals(62 * GIB + GIB / 2, fits.memoryAfter());
		assertNull(fits.expectedDuration(), "nothing was measured yet, so nothing is promised");
		assertNull(fits.expectedDowntime());
	}

	@Test
	void aHostThatHangsDelaysNobodyElseAndIsNamed() throws Exception {
		fleet.host("h5").faults().hang();
		try {
			Map<String, Long> millis = new ConcurrentHashMap<>();
			Map<String, MigrationVerdict> verdicts = new ConcurrentHashMap<>();
			long begun = System.nanoTime();
			hosts.engine.migrationAdvisor().checkAll(web, targets(), MigrationOptions.defaults(), verdict -> {
				verdicts.put(verdict.target().connection(), verdict);
				millis.put(verdict.target().connection(), (System.nanoTime() - begun) / 1_000_000);
			});
			TestEngine.await(() -> "verdicts of " + verdicts.keySet(), () -> verdicts.size() == HOSTS);

			long slowestOther = millis.entrySet().stream().filter(entry -> !entry.getKey().equals("h5")).mapToLong(Map.Entry::getValue).max().orElseThrow();
			assertTrue(slowestOther < 4000, "others took " + slowestOther + " ms");
			assertEquals("migration.target-connected", verdicts.get("h5").result().firstObstacle().orElseThrow().rule());
			assertFalse(verdicts.get("h5").result().firstObstacle().orElseThrow().remedy().isEmpty());
		} finally {
			fleet.host("h5").faults().release();
		}
	}

	@Test
	void whatIsDroppedIsNotTold() throws Exception {
		fleet.hosts().forEach(host -> host.faults().slow(Duration.ofMillis(200)));
		Map<String, MigrationVerdict> verdicts = new ConcurrentHashMap<>();
		AutoCloseable drag = hosts.engine.migrationAdvisor().checkAll(web, targets(), MigrationOptions.defaults(),
				verdict -> verdicts.put(verdict.target().connection(), verdict));
		drag.close();
		fleet.hosts().forEach(host -> host.faults().slow(Duration.ZERO));
		check("h2");
		TimeUnit.MILLISECONDS.sleep(600);
		assertEquals(Map.of(), verdicts);
	}

	@Test
	void estimatesComeFromWhatWasMeasured() throws Exception {
		TaskRecord done = migrate("h1", "h2");
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		web = ObjectRef.vm("h2", web.id());
		MigrationVerdict next = check("h3");
		assertNotNull(next.expectedDuration());
		assertNotNull(next.expectedDowntime());
		double measured = Quantity.parse(done.figures().get(MigrationFigures.TOTAL_TIME)).orElseThrow();
		assertEquals(measured, next.expectedDuration().toMillis(), measured * 0.1);
	}

	private TaskRecord migrate(String from, String to) throws Exception {
		TaskRecord task = hosts.engine.tasks().submit(new MigrateOperation(web, ObjectRef.host(to), MigrationOptions.defaults(), "web", from, to));
		return hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS);
	}

	@Test
	void aVmInUseIsToldWithTheTaskThatUsesIt() throws Exception {
		fleet.linkRate(100L << 20);
		TaskRecord task = hosts.engine.tasks().submit(new MigrateOperation(web, ObjectRef.host("h2"), MigrationOptions.defaults(), "web", "h1", "h2"));
		TestEngine.await(() -> "not running", () -> hosts.engine.tasks().find(task.id()).orElseThrow().state() == TaskState.RUNNING);
		MigrationVerdict verdict = check("h3");
		assertEquals("migration.task", verdict.result().firstObstacle().orElseThrow().rule());
		assertTrue(verdict.result().firstObstacle().orElseThrow().message().contains("Migrate web h1 → h2"), verdict.toString());
		hosts.engine.tasks().cancel(task.id());
		hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS);
	}

	/** An event was lost: the drag feedback goes by the inventory, the operation finds out before it acts. */
	@Test
	void theOperationAsksAnewWhatTheInventoryMissed() throws Exception {
		SimulatedHost h2 = fleet.host("h2");
		h2.faults().loseEvents(true);
		h2.removeNetwork(hosts.inventory("h2").networks().keySet().iterator().next());
		assertEquals("migration.network", check("h2").result().firstObstacle().orElseThrow().rule());
	}
}
