// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.HostUsage;

/**
 * All counters of one host at one moment, and what follows from two of them. Immutable.
 *
 * @param at    wall clock, for display; @param nanos monotonic clock, for the rates: the wall clock may jump
 * @param usage null: the host does not tell
 */
record Reading(Instant at, long nanos, HostUsage usage, Map<UUID, DomainStatistics> domains) {
	static Reading of(Instant at, long nanos, HostUsage usage, List<DomainStatistics> domains) {
		Map<UUID, DomainStatistics> byUuid = new HashMap<>();
		domains.forEach(domain -> byUuid.put(domain.domain(), domain));
		return new Reading(at, nanos, usage, Map.copyOf(byUuid));
	}

	/** Of the VMs that run here: not of a copy that still arrives, nor of one that waits to be forgotten. @param before null: none */
	Map<UUID, VmSample> vmsSince(Reading before) {
		Map<UUID, VmSample> samples = new HashMap<>();
		domains.forEach((uuid, now) -> {
			if (now.state() == DomainState.RUNNING)
				samples.put(uuid, sample(before == null ? null : before.domains().get(uuid), now, before));
		});
		return samples;
	}

	private VmSample sample(DomainStatistics then, DomainStatistics now, Reading before) {
		long memory = now.rss() >= 0 ? now.rss() : now.balloon();
		// counters that begin anew: it was started or has come here between the two
		if (then == null || now.cpuNanos() < then.cpuNanos())
			return new VmSample(at, -1, now.vcpus(), memory, -1, -1, -1, -1);
		double cores = then.cpuNanos() < 0 ? -1 : (double) (now.cpuNanos() - then.cpuNanos()) / (nanos - before.nanos());
		return new VmSample(at, cores, now.vcpus(), memory, rate(then.diskRead(), now.diskRead(), before), rate(then.diskWritten(), now.diskWritten(), before),
				rate(then.netReceived(), now.netReceived(), before), rate(then.netSent(), now.netSent(), before));
	}

	/** A device that was plugged out takes its part of a sum away: then nobody knows. */
	private long rate(long then, long now, Reading before) {
		return then < 0 || now < then ? -1 : Math.round((now - then) * 1e9 / (nanos - before.nanos()));
	}

	/** @param before null: none @return null when the host does not tell */
	HostSample hostSince(Reading before) {
		if (usage == null)
			return null;
		long used = usage.memoryAvailable() < 0 ? -1 : usage.memoryTotal() - usage.memoryAvailable();
		return new HostSample(at, cpuSince(before), used, usage.memoryTotal());
	}

	private double cpuSince(Reading before) {
		if (before == null || before.usage() == null || before.usage().cpuTotalNanos() < 0 || usage.cpuTotalNanos() < 0)
			return -1;
		long total = usage.cpuTotalNanos() - before.usage().cpuTotalNanos();
		long busy = usage.cpuBusyNanos() - before.usage().cpuBusyNanos();
		return total <= 0 || busy < 0 ? -1 : Math.min(1, (double) busy / total);
	}
}
