// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.StorageIdentity;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Counters of simulated hosts, read while somebody watches. */
@Timeout(60)
class StatisticsTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("statistics", SimulationClock.real(), 2, 2);
	private TestEngine hosts;
	private Statistics statistics;

	@BeforeEach
	void connect() throws Exception {
		hosts = new TestEngine(folder, fleet, TestEngine.FAST.withStatistics(Duration.ofMillis(40)), UserPrompts.UNATTENDED,
				List.of(new SimulatorDriver(fleet)));
		hosts.connectAll();
		statistics = hosts.engine.statistics();
	}

	@AfterEach
	void close() {
		fleet.hosts().forEach(host -> host.faults().release());
		hosts.close();
	}

	private UUID vmOn(String host) {
		return fleet.host(host).domains().stream().filter(domain -> domain.state().isActive()).findFirst().orElseThrow().uuid();
	}

	private void awaitRate(UUID vm) {
		TestEngine.await(() -> "no rate of " + vm, () -> statistics.vm(vm).filter(sample -> sample.cores() > 0).isPresent());
	}

	@Test
	void whatIsWatchedIsMeasured() {
		Set<String> told = ConcurrentHashMap.newKeySet();
		UUID vm = vmOn("h1");
		try (Statistics.Watch watch = statistics.watch((host, vms) -> told.add(host))) {
			awaitRate(vm);
			VmSample sample = statistics.courseOfVm(vm).getLast();
			assertTrue(sample.cpu() > 0 && sample.cpu() <= 1, sample.toString());
			assertTrue(sample.disk() > 0 && sample.network() > 0 && sample.memory() > 0, sample.toString());
			TestEngine.await(() -> "no load of h2", () -> statistics.host("h2").filter(host -> host.cpu() > 0 && host.memory() > 0).isPresent());
			TestEngine.await(() -> "told of " + told, () -> told.containsAll(Set.of("h1", "h2")));
		}
	}

	@Test
	void nobodyIsAskedWhileNobodyWatches() {
		UUID vm = vmOn("h1");
		assertEquals(List.of(), statistics.courseOfVm(vm));
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
		})) {
			awaitRate(vm);
		}
		TestEngine.await(() -> "still fresh", () -> statistics.vm(vm).isEmpty());
		int size = statistics.courseOfVm(vm).size();
		try (Statistics.Watch again = statistics.watch((host, vms) -> {
		})) {
			TestEngine.await(() -> "not read again", () -> statistics.courseOfVm(vm).size() > size);
			assertEquals(-1, statistics.courseOfVm(vm).get(size).cores(), "no rate over the time in which nobody watched");
		}
	}

	@Test
	void aVmKeepsItsCourseWhenItMoves() throws Exception {
		UUID vm = vmOn("h1");
		String name = fleet.host("h1").domain(vm).orElseThrow().name();
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
		})) {
			awaitRate(vm);
			int before = statistics.courseOfVm(vm).size();
			var task = hosts.engine.tasks()
					.submit(new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), MigrationOptions.defaults(), name, "h1", "h2"));
			assertEquals(TaskState.SUCCEEDED, hosts.engine.tasks().whenDone(task.id()).get(50, TimeUnit.SECONDS).state());
			int arrived = statistics.courseOfVm(vm).size();
			TestEngine.await(() -> "no more samples", () -> statistics.courseOfVm(vm).size() > arrived + 2);
			assertTrue(arrived >= before);
			awaitRate(vm);
		}
	}

	@Test
	void aHostThatHangsIsAskedOnceAndKeepsNobodyWaiting() {
		AtomicInteger answers = new AtomicInteger();
		UUID vm = vmOn("h2");
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
			if (host.equals("h2"))
				answers.incrementAndGet();
		})) {
			awaitRate(vmOn("h1"));
			fleet.host("h1").faults().hang();
			int before = answers.get();
			TestEngine.await(() -> "h2 is not read any more", () -> answers.get() > before + 5);
			awaitRate(vm);
			fleet.host("h1").faults().release();
			awaitRate(vmOn("h1"));
		}
	}

	@Test
	void theBackgroundIsReadSeldomAndToldSeldom() {
		AtomicInteger background = new AtomicInteger();
		try (Statistics.Watch slow = statistics.watch((host, vms) -> background.incrementAndGet(), Pace.BACKGROUND)) {
			awaitRate(vmOn("h1"));
			AtomicInteger live = new AtomicInteger();
			int before = background.get();
			try (Statistics.Watch quick = statistics.watch((host, vms) -> live.incrementAndGet(), Pace.LIVE)) {
				TestEngine.await(() -> "told live " + live, () -> live.get() >= 60);
				// 30 readings of each of two hosts in the time of one; the clock of the timer is not exact
				assertTrue(background.get() - before <= live.get() / 10, background.get() - before + " of " + live);
			}
			TestEngine.await(() -> "no background any more", () -> background.get() > before + 2);
		}
	}

	@Test
	void onlyTheHostsAndCountersThatSomebodyWantsAreRead() {
		Set<String> told = ConcurrentHashMap.newKeySet();
		Interest usageOfOne = Interest.of(Pace.LIVE).in(Set.of()).at("h2"::equals);
		try (Statistics.Watch watch = statistics.watch((host, vms) -> told.add(host), usageOfOne)) {
			TestEngine.await(() -> "no load of h2", () -> statistics.host("h2").filter(host -> host.cpu() > 0).isPresent());
			assertEquals(Set.of("h2"), told);
			assertTrue(statistics.host("h1").isEmpty());
			assertEquals(List.of(), statistics.courseOfVm(vmOn("h2")), "nobody wanted to know of VMs");
		}
	}

	@Test
	void hostsClustersAndDatastoresAreTheSumOfWhatIsOnThem() throws Exception {
		for (String host : List.of("h1", "h2")) {
			ConnectionDefinition known = hosts.connection(host).definition();
			hosts.engine.connections().update(new ConnectionDefinition(known.id(), known.uri(), "", "DC", List.of("north"), "east", true, ""));
		}
		HostInventory h1 = hosts.inventory("h1");
		DomainRecord running = h1.domains().values().stream().filter(domain -> domain.state().isActive() && !domain.disks().isEmpty()).findFirst()
				.orElseThrow();
		PoolRecord pool = StorageIdentity.holding(h1.pools().values(), running.disks().getFirst()).orElseThrow();
		ObjectRef cluster = new ObjectRef("", ObjectKind.CLUSTER, "DC/north/east");
		ObjectRef datastore = new ObjectRef("h1", ObjectKind.DATASTORE, pool.uuid().toString());
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
		})) {
			for (Metric metric : List.of(Metric.CPU, Metric.MEMORY, Metric.BALLOON, Metric.DISK_READ, Metric.NET_SENT)) {
				awaitFigure(cluster, metric);
				awaitFigure(ObjectRef.host("h2"), metric);
			}
			TestEngine.await(() -> "no sum of both in " + statistics.course(cluster, Metric.MEMORY), () -> statistics.now(cluster, Metric.MEMORY)
					.orElse(0) > Math.max(memory("h1"), memory("h2")));
			awaitFigure(datastore, Metric.DISK_READ);
			awaitFigure(datastore, Metric.FILL);
			awaitFigure(datastore, Metric.READ_LATENCY);
			assertTrue(statistics.now(datastore, Metric.FILL).getAsDouble() <= 1);
			assertEquals(pool.capacity(), statistics.capacity(datastore).getAsDouble(), pool.capacity() / 1e6);
			assertTrue(statistics.now(ObjectRef.host("h2"), Metric.FILL).isEmpty());
			float[] line = statistics.sparkline(cluster, Metric.CPU, 60);
			assertTrue(line[59] > 0, "the newest part holds what was just measured");
			assertTrue(Float.isNaN(line[0]), "nobody looked ten minutes ago");
		}
	}

	private double memory(String host) {
		return statistics.now(ObjectRef.host(host), Metric.MEMORY).orElse(0);
	}

	private void awaitFigure(ObjectRef object, Metric metric) {
		TestEngine.await(() -> "no " + metric + " of " + object, () -> statistics.now(object, metric).orElse(0) > 0);
	}

	@Test
	void aHostOnWhichNothingRunsMovesNoBytes() throws Exception {
		for (var domain : fleet.host("h2").domains())
			hosts.connection("h2").live().orElseThrow().forceOff(domain.uuid());
		try (Statistics.Watch watch = statistics.watch((host, vms) -> {
		})) {
			TestEngine.await(() -> "no figure", () -> statistics.now(ObjectRef.host("h2"), Metric.DISK_READ).orElse(-1) == 0);
			assertEquals(0, statistics.now(ObjectRef.host("h2"), Metric.NET_SENT).orElse(-1));
			assertTrue(statistics.now(ObjectRef.host("h2"), Metric.READ_LATENCY).isEmpty());
		}
	}
}
