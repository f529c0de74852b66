// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;

import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.DomainStatistics.Disk;
import org.orrery.hypervisor.HostUsage;

/**
 * All counters of one host at one moment, and what follows from two of them. Not changed once it is made.
 *
 * @param at    wall clock, for display; @param nanos monotonic clock, for the rates: the wall clock may jump
 * @param usage null: the host does not tell
 */
record Reading(Instant at, long nanos, HostUsage usage, Map<UUID, DomainStatistics> domains) {
	static Reading of(Instant at, long nanos, HostUsage usage, List<DomainStatistics> domains) {
		Map<UUID, DomainStatistics> byUuid = HashMap.newHashMap(domains.size());
		domains.forEach(domain -> byUuid.put(domain.domain(), domain));
		return new Reading(at, nanos, usage, byUuid);
	}

	/**
	 * Of the VMs that run here: not of a copy that still arrives, nor of one that waits to be forgotten.
	 *
	 * @param before null: none; @param sink gets the same row for each VM, with other figures
	 */
	void vmsSince(Reading before, BiConsumer<UUID, float[]> sink) {
		float[] row = Row.empty();
		for (DomainStatistics now : domains.values())
			if (now.state() == DomainState.RUNNING) {
				fill(row, before == null ? null : before.domains().get(now.domain()), now, before);
				sink.accept(now.domain(), row);
			}
	}

	private void fill(float[] row, DomainStatistics then, DomainStatistics now, Reading before) {
		Row.clear(row);
		row[Row.CPUS] = now.vcpus() > 0 ? now.vcpus() : Float.NaN;
		Row.set(row, Metric.MEMORY, now.rss() >= 0 ? now.rss() : now.balloon());
		Row.set(row, Metric.BALLOON, now.balloon());
		// counters that begin anew: it was started or has come here between the two
		if (then == null || now.cpuNanos() < then.cpuNanos())
			return;
		double seconds = (nanos - before.nanos()) / 1e9;
		Row.set(row, Metric.CPU, share(rate(then.cpuNanos(), now.cpuNanos(), seconds), now.vcpus()));
		Row.set(row, Metric.STEAL, share(rate(then.stealNanos(), now.stealNanos(), seconds), now.vcpus()));
		Row.set(row, Metric.NET_RECEIVED, rate(then.netReceived(), now.netReceived(), seconds));
		Row.set(row, Metric.NET_SENT, rate(then.netSent(), now.netSent(), seconds));
		for (Counter counter : Counter.values())
			Row.set(row, counter.metric, rate(then.sum(counter.of), now.sum(counter.of), seconds));
		toLatencies(row);
	}

	/** Of nanoseconds per second and processor; steps of the clocks may take it a little above 1. */
	private static double share(double nanosPerSecond, int cpus) {
		return nanosPerSecond < 0 || cpus <= 0 ? -1 : Math.min(1, nanosPerSecond / 1e9 / cpus);
	}

	/** A counter of disks; what requests took is put where the latency goes, see {@link #toLatencies}. */
	private enum Counter {
		READ(Metric.DISK_READ, Disk::readBytes), WRITTEN(Metric.DISK_WRITTEN, Disk::writtenBytes), READS(Metric.READS, Disk::reads),
		WRITES(Metric.WRITES, Disk::writes), READ_NANOS(Metric.READ_LATENCY, Disk::readNanos), WRITE_NANOS(Metric.WRITE_LATENCY, Disk::writeNanos);

		private final Metric metric;
		private final ToLongFunction<Disk> of;

		Counter(Metric metric, ToLongFunction<Disk> of) {
			this.metric = metric;
			this.of = of;
		}
	}

	/** From the time that all requests of a second took together to what one of them took. Without requests nobody knows. */
	private static void toLatencies(float[] row) {
		toLatency(row, Metric.READ_LATENCY, Metric.READS);
		toLatency(row, Metric.WRITE_LATENCY, Metric.WRITES);
	}

	private static void toLatency(float[] row, Metric latency, Metric requests) {
		float each = row[requests.ordinal()];
		row[latency.ordinal()] = each > 0 ? row[latency.ordinal()] / each / 1e6f : Float.NaN;
	}

	/** Gets the disks of the VMs that run here. */
	@FunctionalInterface
	interface DiskSink {
		/** @param row of this disk; the same for each, with other figures */
		void disk(UUID vm, String target, float[] row);
	}

	/** The columns of disks alone, disk by disk. */
	void disksSince(Reading before, DiskSink sink) {
		if (before == null)
			return;
		float[] row = Row.empty();
		double seconds = (nanos - before.nanos()) / 1e9;
		for (DomainStatistics now : domains.values()) {
			DomainStatistics then = before.domains().get(now.domain());
			if (now.state() == DomainState.RUNNING && then != null && now.cpuNanos() >= then.cpuNanos())
				for (Disk disk : now.disks()) {
					fill(row, find(then.disks(), disk.target()), disk, seconds);
					sink.disk(now.domain(), disk.target(), row);
				}
		}
	}

	private static void fill(float[] row, Disk then, Disk now, double seconds) {
		Row.clear(row);
		if (then == null)
			return;
		for (Counter counter : Counter.values())
			Row.set(row, counter.metric, rate(counter.of.applyAsLong(then), counter.of.applyAsLong(now), seconds));
		toLatencies(row);
	}

	private static Disk find(List<Disk> disks, String target) {
		for (Disk disk : disks)
			if (disk.target().equals(target))
				return disk;
		return null;
	}

	/** A device that was plugged out takes its part of a sum away: then nobody knows. */
	private static double rate(long then, long now, double seconds) {
		return then < 0 || now < then ? -1 : (now - then) / seconds;
	}

	/** @param before null: none @return false when the host does not tell */
	boolean hostSince(Reading before, float[] row) {
		if (usage == null)
			return false;
		Row.set(row, Metric.MEMORY, usage.memoryAvailable() < 0 ? -1 : usage.memoryTotal() - usage.memoryAvailable());
		row[Row.CAPACITY] = usage.memoryTotal();
		cpuSince(before, row);
		return true;
	}

	private void cpuSince(Reading before, float[] row) {
		row[Metric.CPU.ordinal()] = Float.NaN;
		row[Row.CPUS] = Float.NaN;
		if (before == null || before.usage() == null || before.usage().cpuTotalNanos() < 0 || usage.cpuTotalNanos() < 0)
			return;
		long total = usage.cpuTotalNanos() - before.usage().cpuTotalNanos();
		long busy = usage.cpuBusyNanos() - before.usage().cpuBusyNanos();
		if (total <= 0 || busy < 0)
			return;
		row[Metric.CPU.ordinal()] = Math.min(1, (float) busy / total);
		row[Row.CPUS] = Math.round((double) total / (nanos - before.nanos()));
	}
}
