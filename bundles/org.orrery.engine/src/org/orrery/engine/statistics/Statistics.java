// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/**
 * Reads the counters of every connected host while somebody watches: one call per host and period for all its VMs, on the lane that is
 * dropped first, and never a second one while a host owes the answer to the first. A VM keeps its course when it moves. Thread-safe.
 */
public final class Statistics implements AutoCloseable {
	/** How much of each object is kept. */
	public static final Duration KEPT = Duration.ofMinutes(10);
	private static final Set<DomainStatistics.Group> GROUPS = Set.of(DomainStatistics.Group.values());

	private final Supplier<List<HostConnection>> hosts;
	private final EngineTimer timer;
	private final Clock clock;
	private final Duration period;
	private final int kept;
	private final List<StatisticsListener> watchers = new CopyOnWriteArrayList<>();

	// guarded by this
	private final Map<String, Reading> readings = new HashMap<>();
	private final Set<String> asked = new HashSet<>();
	private final Map<UUID, Course<VmSample>> vms = new HashMap<>();
	private final Map<String, Course<HostSample>> hostCourses = new HashMap<>();
	private boolean ticking;
	private boolean closed;

	/** @param period between two readings of a host */
	public Statistics(Supplier<List<HostConnection>> hosts, EngineTimer timer, Clock clock, Duration period) {
		this.hosts = hosts;
		this.timer = timer;
		this.clock = clock;
		this.period = period;
		kept = (int) Math.max(1, KEPT.dividedBy(period));
	}

	/** Ends the watching of one. Any thread. */
	@FunctionalInterface
	public interface Watch extends AutoCloseable {
		@Override
		void close();
	}

	/** Reads from now on, until the watch is closed. Returns at once; the first rates come with the second reading. */
	public Watch watch(StatisticsListener listener) {
		watchers.add(listener);
		synchronized (this) {
			if (!ticking && !closed) {
				ticking = true;
				timer.schedule(Duration.ZERO, this::tick);
			}
		}
		return () -> unwatch(listener);
	}

	/** Rates over the time in which nobody looks would mean nothing. */
	private synchronized void unwatch(StatisticsListener listener) {
		watchers.remove(listener);
		if (watchers.isEmpty())
			readings.clear();
	}

	public Duration period() {
		return period;
	}

	/** On the timer's thread. */
	private void tick() {
		synchronized (this) {
			if (closed || watchers.isEmpty()) {
				ticking = false;
				return;
			}
		}
		List<HostConnection> all = hosts.get();
		forgetOthers(all);
		all.forEach(this::read);
		timer.schedule(period, this::tick);
	}

	private synchronized void forgetOthers(List<HostConnection> all) {
		Set<String> ids = new HashSet<>();
		all.forEach(host -> ids.add(host.id()));
		readings.keySet().retainAll(ids);
		hostCourses.keySet().retainAll(ids);
		long oldest = clock.instant().minus(KEPT).toEpochMilli();
		vms.values().removeIf(course -> course.latest().at().toEpochMilli() < oldest);
	}

	private void read(HostConnection host) {
		String id = host.id();
		synchronized (this) {
			if (host.live().isEmpty()) {
				readings.remove(id);
				return;
			}
			if (!asked.add(id))
				return;
		}
		CompletableFuture<Reading> answer = host.submit(Lane.STATISTICS, this::counters);
		answer.whenComplete((reading, failure) -> {
			Set<UUID> sampled = take(id, failure == null ? reading : null);
			if (failure == null)
				watchers.forEach(watcher -> watcher.sampled(id, sampled));
		});
	}

	private Reading counters(HypervisorConnection live) throws HypervisorException {
		HostUsage usage = live.features().contains(Feature.HOST_MEMORY_STATISTICS) ? live.usage() : null;
		List<DomainStatistics> domains = live.features().contains(Feature.BULK_STATISTICS) ? live.statistics(GROUPS) : List.of();
		return Reading.of(clock.instant(), System.nanoTime(), usage, domains);
	}

	private synchronized Set<UUID> take(String host, Reading reading) {
		asked.remove(host);
		if (reading == null || watchers.isEmpty())
			return Set.of();
		Reading before = readings.put(host, reading);
		Map<UUID, VmSample> samples = reading.vmsSince(before);
		samples.forEach((vm, sample) -> vms.computeIfAbsent(vm, uuid -> new Course<>(kept)).add(sample));
		HostSample hostSample = reading.hostSince(before);
		if (hostSample != null)
			hostCourses.computeIfAbsent(host, id -> new Course<>(kept)).add(hostSample);
		return Set.copyOf(samples.keySet());
	}

	/** Not older than three periods: a VM that was stopped, or whose host is gone, uses nothing that anybody knows of. */
	public synchronized Optional<VmSample> vm(UUID vm) {
		return Optional.ofNullable(vms.get(vm)).map(Course::latest).filter(sample -> isFresh(sample.at()));
	}

	/** The same for a host. @param connection its id */
	public synchronized Optional<HostSample> host(String connection) {
		return Optional.ofNullable(hostCourses.get(connection)).map(Course::latest).filter(sample -> isFresh(sample.at()));
	}

	private boolean isFresh(Instant at) {
		return !at.isBefore(clock.instant().minus(period.multipliedBy(3)));
	}

	/** The last ten minutes as far as somebody watched, oldest first. */
	public synchronized List<VmSample> courseOfVm(UUID vm) {
		return vms.containsKey(vm) ? vms.get(vm).all() : List.of();
	}

	/** The last ten minutes as far as somebody watched, oldest first. @param connection id of the host */
	public synchronized List<HostSample> courseOfHost(String connection) {
		return hostCourses.containsKey(connection) ? hostCourses.get(connection).all() : List.of();
	}

	@Override
	public synchronized void close() {
		closed = true;
		watchers.clear();
	}
}
