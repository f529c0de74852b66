// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.HostUsage;

/** Rates from counters, two seconds apart. */
class ReadingTest {
	private static final UUID VM = new UUID(1, 2);
	private static final long SECOND = 1_000_000_000L;
	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static DomainStatistics counters(DomainState state, long cpuNanos, long rss, long bytes) {
		return new DomainStatistics(VM, state, cpuNanos, 2, 4096, rss, -1, bytes, 2 * bytes, 3 * bytes, 4 * bytes);
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
