// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.DomainStatistics.Disk;
import org.orrery.hypervisor.HostUsage;

/** Rates from counters, two seconds apart. */
class ReadingTest {
	private static final UUID VM = new UUID(1, 2);
	private static final long SECOND = 1_000_000_000L;
	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static DomainStatistics counters(DomainState state, long cpuNanos, long rss, long bytes) {
		Disk disk = new Disk("vda", bytes, 2 * bytes, bytes / 10, bytes / 20, bytes * 1_000_000, -1);
		return new DomainStatistics(VM, state, cpuNanos, cpuNanos / 10, 2, 4096, rss, -1, 3 * bytes, 4 * bytes, List.of(disk));
	}

	private static Reading reading(long second, HostUsage usage, DomainStatistics... domains) {
		return Reading.of(NOW.plusSeconds(second), second * SECOND, usage, List.of(domains));
	}

	private static VmSample sample(DomainStatistics then, DomainStatistics now) {
		return vms(reading(2, null, now), reading(0, null, then)).get(VM);
	}

	private static Map<UUID, VmSample> vms(Reading reading, Reading before) {
		Map<UUID, VmSample> samples = new HashMap<>();
		reading.vmsSince(before, (vm, row) -> {
			Course course = new Course(Row.WIDTH, 1000);
			course.add(reading.at().toEpochMilli(), row, 1000);
			samples.put(vm, VmSample.of(course, 0));
		});
		return samples;
	}

	/** Null: the host does not tell. */
	private static HostSample host(Reading reading, Reading before) {
		float[] row = Row.empty();
		if (!reading.hostSince(before, row))
			return null;
		Course course = new Course(Row.WIDTH, 1000);
		course.add(reading.at().toEpochMilli(), row, 1000);
		return HostSample.of(course, 0);
	}

	@Test
	void ratesAreDifferencesOverTime() {
		VmSample sample = sample(counters(DomainState.RUNNING, 10 * SECOND, 1024, 1000), counters(DomainState.RUNNING, 13 * SECOND, 2048, 3000));
		assertEquals(new VmSample(NOW.plusSeconds(2), 1.5, 2, 2048, 1000, 2000, 3000, 4000), sample);
		assertEquals(0.75, sample.cpu());
		assertEquals(3000, sample.disk());
		assertEquals(7000, sample.network());
	}

	private static double figure(DomainStatistics then, DomainStatistics now, Metric metric) {
		float[] figures = new float[1];
		reading(2, null, now).vmsSince(reading(0, null, then), (vm, row) -> figures[0] = row[metric.ordinal()]);
		return figures[0];
	}

	@Test
	void requestsLatenciesAndWaitingForProcessorsFollowToo() {
		DomainStatistics then = counters(DomainState.RUNNING, 10 * SECOND, 1024, 1000);
		DomainStatistics now = counters(DomainState.RUNNING, 12 * SECOND, 1024, 3000);
		assertEquals(100, figure(then, now, Metric.READS));
		assertEquals(50, figure(then, now, Metric.WRITES));
		assertEquals(10, figure(then, now, Metric.READ_LATENCY), 1e-3, "2000 ms for 200 requests");
		assertTrue(Double.isNaN(figure(then, now, Metric.WRITE_LATENCY)), "the host does not tell");
		assertEquals(0.05, figure(then, now, Metric.STEAL), 1e-6, "200 ms of 2 s, over two processors");
		assertTrue(Double.isNaN(figure(now, now, Metric.READ_LATENCY)), "nothing was read");
	}

	@Test
	void eachDiskIsToldByItself() {
		Disk first = new Disk("vda", 0, 0, 0, 0, 0, 0);
		Disk second = new Disk("vdb", 1000, 0, 10, 0, 0, 0);
		DomainStatistics then = new DomainStatistics(VM, DomainState.RUNNING, 1, 1, 1, 1, 1, 1, 1, 1, List.of(first));
		DomainStatistics now = new DomainStatistics(VM, DomainState.RUNNING, 2, 1, 1, 1, 1, 1, 1, 1,
				List.of(new Disk("vda", 2000, 0, 20, 0, 20_000_000, 0), second));
		Map<String, float[]> rows = new HashMap<>();
		reading(2, null, now).disksSince(reading(0, null, then), (vm, target, row) -> rows.put(target, row.clone()));
		assertEquals(1000, rows.get("vda")[Metric.DISK_READ.ordinal()]);
		assertEquals(1, rows.get("vda")[Metric.READ_LATENCY.ordinal()]);
		assertTrue(Float.isNaN(rows.get("vdb")[Metric.DISK_READ.ordinal()]), "it was plugged in meanwhile");
	}

	@Test
	void aTotalSumsAndWeighs() {
		Total total = new Total();
		for (int vm = 1; vm <= 2; vm++) {
			float[] row = Row.empty();
			row[Row.CPUS] = vm == 1 ? 3 : 1;
			row[Metric.CPU.ordinal()] = vm == 1 ? 0.2f : 1;
			row[Metric.DISK_READ.ordinal()] = 100 * vm;
			row[Metric.READS.ordinal()] = vm == 1 ? 0 : 10;
			row[Metric.READ_LATENCY.ordinal()] = vm == 1 ? Float.NaN : 7;
			total.add(row);
		}
		assertEquals(0.4, total.figure(Metric.CPU), 1e-6);
		assertEquals(300, total.figure(Metric.DISK_READ));
		assertEquals(7, total.figure(Metric.READ_LATENCY));
		assertTrue(Float.isNaN(total.figure(Metric.NET_SENT)));
		assertEquals(4, total.row()[Row.CPUS]);
	}

	@Test
	void aFirstReadingKnowsTheMemoryOnly() {
		VmSample sample = vms(reading(0, null, counters(DomainState.RUNNING, SECOND, -1, 7)), null).get(VM);
		assertEquals(new VmSample(NOW, -1, 2, 4096, -1, -1, -1, -1), sample);
		assertEquals(-1, sample.cpu());
		assertEquals(-1, sample.disk());
	}

	@Test
	void countersThatBeginAnewGiveNoRate() {
		VmSample sample = sample(counters(DomainState.RUNNING, 10 * SECOND, 1, 9000), counters(DomainState.RUNNING, SECOND, 1, 10));
		assertEquals(-1, sample.cores());
		assertEquals(-1, sample.diskRead());
	}

	@Test
	void aDeviceThatWasTakenAwayHidesItsSumOnly() {
		VmSample sample = sample(counters(DomainState.RUNNING, SECOND, 1, 9000), counters(DomainState.RUNNING, 2 * SECOND, 1, 10));
		assertEquals(0.5, sample.cores());
		assertEquals(-1, sample.diskRead());
	}

	@Test
	void onlyWhatRunsIsSampled() {
		assertEquals(Map.of(), vms(reading(2, null, counters(DomainState.PAUSED, 2 * SECOND, 1, 1)), null));
	}

	@Test
	void theHostIsBusyForItsShareOfTheTime() {
		HostSample sample = host(reading(2, new HostUsage(1000, 400, 15, 140)), reading(0, new HostUsage(1000, 500, 5, 100)));
		assertEquals(new HostSample(NOW.plusSeconds(2), 0.25, 600, 1000), sample);
		assertEquals(0.6, sample.memory());
	}

	@Test
	void whatTheHostDoesNotTellIsUnknown() {
		assertNull(host(reading(2, null), null));
		assertEquals(new HostSample(NOW, -1, -1, 1000), host(reading(0, new HostUsage(1000, -1, -1, -1)), null));
		assertEquals(-1, host(reading(2, new HostUsage(1000, 1, 5, 100)), reading(0, new HostUsage(1000, 1, 9, 400))).cpu(), "it was booted");
	}
}
