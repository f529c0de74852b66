// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
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
		row[Row.SIZE] = now.vcpus() > 0 ? now.vcpus() : Float.NaN;
		Row.set(row, Metric.MEMORY, now.rss() >= 0 ? now.rss() : now.balloon());
		Row.set(row, Metric.BALLOON, now.balloon());
		// counters that begin anew: it was started or has come here between the two
		if (then == null || now.cpuNanos() < then.cpuNanos())
			return;
		double seconds = (nanos - before.nanos()) / 1e9;
		double cores = rate(then.cpuNanos(), now.cpuNanos(), seconds) / 1e9;
		// steps of the clocks may take it a little above 1
		Row.set(row, Metric.CPU, cores < 0 || now.vcpus() <= 0 ? -1 : Math.min(1, cores / now.vcpus()));
		Row.set(row, Metric.DISK_READ, rate(then.diskRead(), now.diskRead(), seconds));
		Row.set(row, Metric.DISK_WRITTEN, rate(then.diskWritten(), now.diskWritten(), seconds));
		Row.set(row, Metric.NET_RECEIVED, rate(then.netReceived(), now.netReceived(), seconds));
		Row.set(row, Metric.NET_SENT, rate(then.netSent(), now.netSent(), seconds));
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
		row[Row.SIZE] = usage.memoryTotal();
		Row.set(row, Metric.CPU, cpuSince(before));
		return true;
	}

	private double cpuSince(Reading before) {
		if (before == null || before.usage() == null || before.usage().cpuTotalNanos() < 0 || usage.cpuTotalNanos() < 0)
			return -1;
		long total = usage.cpuTotalNanos() - before.usage().cpuTotalNanos();
		long busy = usage.cpuBusyNanos() - before.usage().cpuBusyNanos();
		return total <= 0 || busy < 0 ? -1 : Math.min(1, (double) busy / total);
	}
}
