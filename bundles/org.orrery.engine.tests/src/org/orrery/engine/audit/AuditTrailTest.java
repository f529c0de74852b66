// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** Orrery and somebody with virsh work on the same VMs. */
@Timeout(60)
class AuditTrailTest {
	@TempDir
	Path folder;

	private SimulatedFleet fleet;
	private TestEngine hosts;
	private EngineTimer.RealTime timer;
	private AuditTrail audit;
	private UUID web;

	@BeforeEach
	void connect() throws Exception {
		fleet = SimulatedFleet.of("audit", SimulationClock.real(), 2, 0);
		fleet.linkRate(500L << 20);
		web = fleet.host("h1").add(VmSpec.named("web").memory(64L << 20).disk("shared", 1L << 30).network("default"));
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
		timer = EngineTimer.realTime();
		audit = watching();
	}

	private AuditTrail watching() {
		AuditTrail trail = new AuditTrail(folder.resolve("seen"), hosts.engine.tasks());
		trail.watch(hosts.engine.inventory(), Clock.systemUTC(), timer, Duration.ofMillis(200));
		return trail;
	}

	@AfterEach
	void close() {
		audit.close();
		timer.close();
		hosts.close();
	}

	@FunctionalInterface
	private interface Act {
		void on(HypervisorConnection connection) throws Exception;
	}

	/** As virsh does it: over a connection of its own. */
	private void outside(String host, Act act) throws Exception {
		try (HypervisorConnection connection = new SimulatorDriver(fleet).open(fleet.uri(host), OpenOptions.defaults())) {
			act.on(connection);
		}
	}

	private TaskRecord run(Operation operation) throws Exception {
		return hosts.engine.tasks().whenDone(hosts.engine.tasks().submit(operation).id()).get(50, TimeUnit.SECONDS);
	}

	private MigrateOperation migration(MigrationOptions options) {
		return new MigrateOperation(ObjectRef.vm("h1", web), ObjectRef.host("h2"), options, "web", "h1", "h2");
	}

	private List<String> told() {
		return audit.of(ObjectRef.vm("h1", web)).stream().map(entry -> entry.who() + ": " + entry.what()).toList();
	}

	private void awaitTold(String... newestFirst) {
		TestEngine.await(() -> told().toString(), () -> told().equals(List.of(newestFirst)));
	}

	@Test
	void whatOthersDoIsToldBesideOurTasks() throws Exception {
		outside("h1", connection -> connection.forceOff(web));
		awaitTold("outside Orrery: web was stopped on h1");
		TestEngine.await(() -> "still running", () -> !hosts.engine.inventory().domain(ObjectRef.vm("h1", web)).orElseThrow().state().isActive());
		assertEquals(TaskState.SUCCEEDED, run(new PowerOperation(PowerAction.START, ObjectRef.vm("h1", web), "web")).state());
		outside("h1", connection -> connection.pause(web));
		awaitTold("outside Orrery: web was paused on h1", "tester: Start web", "outside Orrery: web was stopped on h1");
	}

	@Test
	void ourMigrationIsNotTakenForTheWorkOfOthers() throws Exception {
		assertEquals(TaskState.SUCCEEDED, run(migration(MigrationOptions.defaults())).state());
		outside("h2", connection -> connection.pause(web));
		awaitTold("outside Orrery: web was paused on h2", "tester: Migrate web h1 \u2192 h2");
	}

	@Test
	void whatHappensDuringOurTaskIsNotedInIt() throws Exception {
		TaskRecord task = hosts.engine.tasks().submit(migration(MigrationOptions.defaults().withBandwidth(8)));
		TestEngine.await(() -> "not moving", () -> now(task).figures().containsKey(MigrationFigures.RATE));
		outside("h1", connection -> connection.reboot(web));
		TestEngine.await(() -> now(task).steps().toString(), () -> now(task).steps().stream()
				.anyMatch(step -> step.note().contains("Done by others meanwhile: web was restarted on h1")));
		assertTrue(now(task).state().isOpen());
		hosts.engine.tasks().cancel(task.id());
		assertEquals(TaskState.CANCELLED, hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS).state());
		awaitTold("outside Orrery: web was restarted on h1", "tester: Migrate web h1 \u2192 h2");
	}

	private TaskRecord now(TaskRecord task) {
		return hosts.engine.tasks().find(task.id()).orElseThrow();
	}

	/** As virsh does it, in a thread of its own, slowly: the target tells of its copy long before the source tells of the departure. */
	private CompletableFuture<Void> migrateOutside() {
		MigrationRequest slowly = new MigrationRequest(fleet.uri("h2"), Optional.empty(), true, false, false, List.of(), 2, null, false, false,
				false, true, true, false);
		return CompletableFuture.runAsync(() -> {
			try {
				outside("h1", connection -> connection.migrate(web, slowly));
			} catch (Exception e) {
				throw new CompletionException(e);
			}
		});
	}

	@Test
	void aLongMigrationByOthersIsOneMove() throws Exception {
		CompletableFuture<Void> move = migrateOutside();
		outside("h1", connection -> connection.reboot(web));
		awaitTold("outside Orrery: web was restarted on h1");
		assertFalse(move.isDone(), "what happened meanwhile was not to wait for the move");
		outside("h1", connection -> connection.setMaxSpeed(web, 0));
		move.get(50, TimeUnit.SECONDS);
		awaitTold("outside Orrery: web was migrated from h1 to h2", "outside Orrery: web was restarted on h1");
	}

	@Test
	void aMigrationByOthersThatBreaksOffIsNoMove() throws Exception {
		CompletableFuture<Void> move = migrateOutside();
		TestEngine.await(() -> "no copy on h2", () -> hosts.engine.inventory().domain(ObjectRef.vm("h2", web)).isPresent());
		outside("h1", connection -> connection.abortJob(web));
		assertThrows(ExecutionException.class, () -> move.get(50, TimeUnit.SECONDS));
		awaitTold("outside Orrery: A migration of web from h1 to h2 was begun and broken off");
	}

	@Test
	void oneOfTwoConsolesWritesAndTheOtherReads() throws Exception {
		try (AuditTrail second = watching()) {
			outside("h1", connection -> connection.pause(web));
			awaitTold("outside Orrery: web was paused on h1");
			outside("h1", connection -> connection.resume(web));
			awaitTold("outside Orrery: web was resumed on h1", "outside Orrery: web was paused on h1");
			assertEquals(audit.of(ObjectRef.vm("h1", web)), second.of(ObjectRef.vm("h1", web)));
		}
	}

	@Test
	void aVmIsFoundByItsNameEvenWhenItIsGone() throws Exception {
		outside("h1", connection -> connection.forceOff(web));
		awaitTold("outside Orrery: web was stopped on h1");
		outside("h1", connection -> connection.undefine(web));
		awaitTold("outside Orrery: web was removed from h1", "outside Orrery: web was stopped on h1");
		assertEquals(web.toString(), audit.find("web").id());
		assertEquals(web.toString(), audit.find(web.toString()).id());
		assertThrows(AuditTrail.UnknownVmException.class, () -> audit.find("nobody"));
		assertFalse(audit.of(audit.find("web")).isEmpty());
		assertTrue(audit.problems().isEmpty(), audit.problems().toString());
	}
}
