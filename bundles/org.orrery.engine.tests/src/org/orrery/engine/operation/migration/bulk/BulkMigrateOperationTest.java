// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.TaskStep;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** Many VMs between simulated hosts. After each test every VM exists exactly once. */
@Timeout(120)
class BulkMigrateOperationTest {
	private static final long MIB = 1L << 20;
	private static final long GIB = 1L << 30;

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("bulk", SimulationClock.real(), 3, 0);
	private final List<String> names = new ArrayList<>();
	private TestEngine hosts;

	@BeforeEach
	void connect() throws Exception {
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void everyVmExistsOnce() {
		hosts.close();
		for (String name : names)
			assertEquals(1, fleet.hosts().stream().flatMap(host -> host.domains().stream()).filter(domain -> domain.name().equals(name)).count(), name);
	}

	private void add(String host, VmSpec spec, String name) {
		names.add(name);
		var uuid = fleet.host(host).add(spec);
		TestEngine.await(() -> name + " is not in the inventory", () -> hosts.engine.inventory().domain(ObjectRef.vm(host, uuid)).isPresent());
	}

	private void addShared(String host, int count) {
		for (int i = 1; i <= count; i++)
			add(host, VmSpec.named("vm" + i).memory(64 * MIB).disk("shared", 64 * MIB).network("default"), "vm" + i);
	}

	private BulkMove move(String name, String from, String to) {
		return new BulkMove(hosts.vm(from, name), ObjectRef.host(to), name, from, to);
	}

	private List<BulkMove> allTo(String from, String to) {
		return names.stream().map(name -> move(name, from, to)).toList();
	}

	private TaskRecord submit(List<BulkMove> moves, BulkLimits limits) {
		return hosts.engine.tasks().submit(new BulkMigrateOperation(moves, MigrationOptions.defaults(), limits));
	}

	private TaskRecord end(TaskRecord task) throws Exception {
		return hosts.engine.tasks().whenDone(task.id()).get(100, TimeUnit.SECONDS);
	}

	private void await(TaskRecord task, Predicate<TaskRecord> reached) {
		TestEngine.await(() -> "got to " + hosts.engine.tasks().find(task.id()), () -> reached.test(hosts.engine.tasks().find(task.id()).orElseThrow()));
	}

	private Map<String, VmOutcome> outcomes(TaskRecord bulk) {
		return BulkReport.of(bulk, hosts.engine.tasks().all()).stream()
				.collect(Collectors.toMap(result -> result.move().vmName(), VmResult::outcome));
	}

	private static int number(TaskRecord task, String figure) {
		return Integer.parseInt(task.figures().getOrDefault(figure, "0"));
	}

	@Test
	void allMoveAsOneTaskWithAStepAndATaskForEach() throws Exception {
		addShared("h1", 6);
		TaskRecord done = end(submit(allTo("h1", "h2"), BulkLimits.standard()));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		assertEquals("Migrate 6 VMs to h2", done.title());
		assertEquals(6, fleet.host("h2").domains().size());
		assertEquals(7, done.steps().size(), done.steps().toString());
		assertTrue(done.steps().stream().allMatch(step -> step.state() == TaskStep.State.DONE), done.steps().toString());
		assertTrue(done.steps().get(1).note().startsWith("vm1 is on h2: total time"), done.steps().get(1).note());
		List<TaskRecord> parts = hosts.engine.tasks().all().stream().filter(task -> task.partOf().equals(java.util.Optional.of(done.id()))).toList();
		assertEquals(6, parts.size());
		assertTrue(parts.stream().allMatch(part -> part.operation().equals(MigrateOperation.TYPE) && part.state() == TaskState.SUCCEEDED));
		assertEquals("6", done.figures().get(BulkFigures.MOVED));
		assertTrue(done.figures().containsKey(BulkFigures.MEDIAN_DOWNTIME), done.figures().toString());
		assertEquals(java.util.Set.of(VmOutcome.MOVED), java.util.Set.copyOf(outcomes(done).values()));
	}

	@Test
	void noMoreRunAtATimeThanTheLimitsAllow() throws Exception {
		fleet.linkRate(400 * MIB);
		addShared("h1", 5);
		Map<String, Boolean> open = new ConcurrentHashMap<>();
		AtomicInteger most = new AtomicInteger();
		hosts.engine.tasks().addListener(task -> {
			if (task.partOf().isEmpty())
				return;
			if (task.state() == TaskState.RUNNING)
				open.put(task.id(), true);
			else if (!task.state().isOpen())
				open.remove(task.id());
			most.accumulateAndGet(open.size(), Math::max);
		});
		assertEquals(TaskState.SUCCEEDED, end(submit(allTo("h1", "h2"), BulkLimits.standard())).state());
		assertEquals(2, most.get());
	}

	@Test
	void whoCannotMoveIsNamedAndKeepsNobodyBack() throws Exception {
		addShared("h1", 2);
		add("h1", VmSpec.named("pinned").memory(64 * MIB).network("only-here"), "pinned");
		fleet.host("h1").addNatNetwork("only-here", "virbr9", "10.9.0.1/24");
		TaskRecord done = end(submit(allTo("h1", "h2"), BulkLimits.standard()));

		assertEquals(TaskState.FAILED, done.state(), done.reason());
		assertTrue(done.reason().contains("1 of 3 VMs did not move") && done.reason().contains("pinned: ") && done.reason().contains("only-here"),
				done.reason());
		assertEquals(Map.of("vm1", VmOutcome.MOVED, "vm2", VmOutcome.MOVED, "pinned", VmOutcome.NOT_BEGUN), outcomes(done));
	}

	@Test
	void whereNobodyCanMoveTheTaskIsRefused() throws Exception {
		addShared("h1", 2);
		fleet.host("h2").cutOff();
		hosts.awaitState("h2", org.orrery.engine.connection.ConnectionState.RETRYING);
		TaskRecord done = end(submit(allTo("h1", "h2"), BulkLimits.standard()));
		assertEquals(TaskState.REFUSED, done.state());
		assertEquals(2, done.findings().stream().filter(finding -> finding.rule().equals("bulk.vm")).count(), done.findings().toString());
	}

	@Test
	void twoFullHostsSwapTheirVmsByWayOfTheOrder() throws Exception {
		long memory = fleet.host("h1").hardware().memory();
		long big = memory / 2;
		add("h1", VmSpec.named("big").memory(big).disk("shared", GIB), "big");
		add("h2", VmSpec.named("wide").memory(big).disk("shared", GIB), "wide");
		add("h2", VmSpec.named("small").memory(memory / 4).disk("shared", GIB), "small");
		fleet.linkRate(memory);
		TaskRecord done = end(submit(List.of(move("big", "h1", "h2"), move("small", "h2", "h1"), move("wide", "h2", "h3")), BulkLimits.standard()));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.findings());
		assertEquals(List.of("big", "small"), fleet.hosts().stream().filter(host -> !host.name().equals("h3"))
				.flatMap(host -> host.domains().stream()).map(domain -> domain.name()).sorted().toList());
	}

	@Test
	void aPausedQueueBeginsNothingUntilItGoesOn() throws Exception {
		fleet.linkRate(200 * MIB);
		addShared("h1", 4);
		BulkLimits oneByOne = BulkLimits.standard().withParallel(1);
		TaskRecord bulk = submit(allTo("h1", "h2"), oneByOne);
		QueueControls queues = hosts.engine.context().queues();
		queues.ask(bulk.id(), Wish.PAUSE, "ben");
		await(bulk, now -> now.phase().contains("paused by ben") && number(now, BulkFigures.RUNNING) == 0);
		int waiting = number(hosts.engine.tasks().find(bulk.id()).orElseThrow(), BulkFigures.WAITING);
		assertTrue(waiting > 0, "nothing was left to wait");
		queues.ask(bulk.id(), Wish.GO_ON, "ben");
		TaskRecord done = end(bulk);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.steps().stream().anyMatch(step -> step.title().equals("Queue paused by ben") && step.ended() != null), done.steps().toString());
	}

	@Test
	void limitsAreChangedWhileTheQueueRuns() throws Exception {
		fleet.linkRate(20 * MIB);
		addShared("h1", 4);
		TaskRecord bulk = submit(allTo("h1", "h2"), BulkLimits.standard().withParallel(1));
		await(bulk, now -> number(now, BulkFigures.RUNNING) == 1);
		hosts.engine.context().queues().limit(bulk.id(), BulkLimits.standard().withParallel(3));
		await(bulk, now -> number(now, BulkFigures.RUNNING) == 3);
		fleet.linkRate(1024 * MIB);
		TaskRecord done = end(bulk);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.steps().stream().anyMatch(step -> step.title().startsWith("From now on at most 3 at a time per host")), done.steps().toString());
		assertTrue(hosts.engine.context().queues().limits(bulk.id()).isEmpty(), "they end with the queue");
	}

	private MigrationOptions mapped(String network) {
		return MigrationOptions.defaults().withMapping(new MigrationMapping(Map.of(NicSource.parse("prod"), NicSource.parse(network)), Map.of(), Map.of()));
	}

	@Test
	void oneMappingServesThoseThatUseIt() throws Exception {
		fleet.host("h1").addNatNetwork("prod", "virbr7", "10.7.0.1/24");
		fleet.host("h2").addNatNetwork("production", "virbr9", "10.7.0.1/24");
		add("h1", VmSpec.named("web").memory(64 * MIB).network("prod"), "web");
		add("h1", VmSpec.named("plain").memory(64 * MIB).network("default"), "plain");
		TaskRecord done = end(hosts.engine.tasks().submit(new BulkMigrateOperation(allTo("h1", "h2"), mapped("production"), BulkLimits.standard())));

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.findings());
		assertEquals("production", fleet.host("h2").domain(fleet.host("h2").uuidOf("web")).orElseThrow().nics().get(0).source());
		TaskRecord back = end(hosts.engine.tasks().submit(InverseOperations.of(done, hosts.engine.context()).operation()));
		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason() + back.findings());
		assertEquals("prod", fleet.host("h1").domain(fleet.host("h1").uuidOf("web")).orElseThrow().nics().get(0).source());
	}

	@Test
	void aNameThatNoVmUsesIsAMistake() throws Exception {
		addShared("h1", 2);
		TaskRecord done = end(hosts.engine.tasks().submit(new BulkMigrateOperation(allTo("h1", "h2"), mapped("default"), BulkLimits.standard())));
		assertEquals(TaskState.REFUSED, done.state());
		assertTrue(done.reason().contains("None of the VMs uses what was mapped: prod"), done.reason());
		assertEquals(2, fleet.host("h1").domains().size());
	}

	@Test
	void theScriptHoldsAllThatWasAskedFor() throws Exception {
		addShared("h1", 3);
		MigrationOptions options = MigrationOptions.defaults().withBandwidth(50).withPostCopy(true).withPolicy(ConvergencePolicy.MUST_FINISH);
		List<BulkMove> moves = List.of(move("vm1", "h1", "h2"), move("vm2", "h1", "h3"), move("vm3", "h1", "h2"));
		BulkMigrateOperation operation = new BulkMigrateOperation(moves, options, new BulkLimits(4, 3, 2, 1, 5));
		assertTrue(operation.check(hosts.engine.context()).passes());
		String rest = " --yes --bandwidth 50 --postcopy --policy must-finish --per-host 4 --per-link 3 --per-datastore 2 --copy-weight 1 --attempts 5";
		assertEquals(List.of("orrery migrate h1/vm1 h1/vm3 h2" + rest, "orrery migrate h1/vm2 h3" + rest),
				operation.plan(hosts.engine.context()).script().lines().filter(line -> !line.startsWith("#")).toList());
	}

	@Test
	void whatMovedIsTakenBackAlsoWhenOthersDidNot() throws Exception {
		addShared("h1", 3);
		fleet.host("h1").migrationFaults().fail(fleet.host("h1").uuidOf("vm2"), 0.5, "internal error: qemu said no");
		TaskRecord done = end(submit(allTo("h1", "h2"), BulkLimits.standard()));
		assertEquals(TaskState.FAILED, done.state());
		TestEngine.await(() -> "not seen", () -> hosts.inventory("h2").domains().size() == 2);
		Inverse back = InverseOperations.of(done, hosts.engine.context());
		assertEquals("Migrate 2 VMs to h1", back.operation().title());
		assertEquals(TaskState.SUCCEEDED, end(hosts.engine.tasks().submit(back.operation())).state());
		assertEquals(3, fleet.host("h1").domains().size());
		TestEngine.await(() -> "still seen", () -> hosts.inventory("h2").domains().isEmpty());
		Inverse nothing = InverseOperations.of(done, hosts.engine.context());
		assertTrue(!nothing.exists() && nothing.reason().contains("None of its VMs"), nothing.reason());
	}

	@Test
	void aStoppedQueueLetsWhatRunsFinish() throws Exception {
		fleet.linkRate(100 * MIB);
		addShared("h1", 4);
		TaskRecord bulk = submit(allTo("h1", "h2"), BulkLimits.standard().withParallel(1));
		await(bulk, now -> number(now, BulkFigures.RUNNING) == 1);
		hosts.engine.context().queues().ask(bulk.id(), Wish.STOP, "ben");
		TaskRecord done = end(bulk);

		assertEquals(TaskState.CANCELLED, done.state(), done.reason());
		assertTrue(done.reason().contains("stopped by ben"), done.reason());
		Map<String, VmOutcome> outcomes = outcomes(done);
		assertTrue(outcomes.containsValue(VmOutcome.MOVED) && outcomes.containsValue(VmOutcome.NOT_BEGUN), outcomes.toString());
		assertTrue(!outcomes.containsValue(VmOutcome.AT_SOURCE), outcomes.toString());
	}

	@Test
	void aCancelAbortsWhatRunsAndBeginsNothingMore() throws Exception {
		fleet.linkRate(20 * MIB);
		addShared("h1", 4);
		TaskRecord bulk = submit(allTo("h1", "h2"), BulkLimits.standard());
		await(bulk, now -> number(now, BulkFigures.RUNNING) == 2 && hosts.engine.tasks().all().stream().anyMatch(task -> task.fraction() > 0.1));
		hosts.engine.tasks().cancel(bulk.id());
		TaskRecord done = end(bulk);

		assertEquals(TaskState.CANCELLED, done.state(), done.reason());
		assertEquals(4, fleet.host("h1").domains().size());
		assertEquals(Map.of(VmOutcome.AT_SOURCE, 2L, VmOutcome.NOT_BEGUN, 2L),
				outcomes(done).values().stream().collect(Collectors.groupingBy(outcome -> outcome, Collectors.counting())));
	}

	@Test
	void aMigrationThatFailsForGoodIsNotTriedAgain() throws Exception {
		addShared("h1", 2);
		fleet.host("h1").migrationFaults().fail(fleet.host("h1").uuidOf("vm1"), 0.5, "internal error: qemu said no");
		TaskRecord done = end(submit(allTo("h1", "h2"), BulkLimits.standard()));

		assertEquals(TaskState.FAILED, done.state());
		assertEquals(Map.of("vm1", VmOutcome.AT_SOURCE, "vm2", VmOutcome.MOVED), outcomes(done));
		assertEquals(3, hosts.engine.tasks().all().size(), "one attempt each");
	}

	@Test
	void aTargetThatIsLostForAMomentIsTriedAgain() throws Exception {
		fleet.linkRate(20 * MIB);
		addShared("h1", 2);
		TaskRecord bulk = submit(allTo("h1", "h2"), BulkLimits.standard().withParallel(1));
		await(bulk, now -> hosts.engine.tasks().all().stream().anyMatch(task -> task.fraction() > 0.1 && task.partOf().isPresent()));
		fleet.host("h2").cutOff();
		// its end comes later: it waits for the target, to see what is left there
		await(bulk, now -> hosts.engine.tasks().all().stream().filter(task -> task.partOf().isPresent())
				.anyMatch(task -> task.steps().stream().anyMatch(step -> step.state() == TaskStep.State.FAILED)));
		fleet.linkRate(1024 * MIB);
		fleet.host("h2").rejoin();
		TaskRecord done = end(bulk);

		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(done.steps().stream().anyMatch(step -> step.title().contains("(attempt 2)")), done.steps().toString());
	}
}
