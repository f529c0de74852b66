// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Reads the counters of connected hosts while somebody watches, each as often as the one who wants it most often: one call per host for
 * all its VMs, on the lane that is dropped first, and never a second one while a host owes the answer to the first. A VM keeps its course
 * when it moves. Thread-safe.
 */
public final class Statistics implements AutoCloseable {
	/** How much of each object is kept. */
	public static final Duration KEPT = Duration.ofMinutes(10);

	private static final long FORGET_MILLIS = 60_000;

	private final Supplier<List<HostConnection>> hosts;
	private final EngineTimer timer;
	private final Clock clock;
	private final Duration period;
	private final Watchers watchers = new Watchers();

	// guarded by this
	private final Map<String, HostTurn> turns = new HashMap<>();
	private final Courses<UUID> vms = new Courses<>(Row.WIDTH, KEPT.toMillis());
	private final Courses<String> hostCourses = new Courses<>(Row.WIDTH, KEPT.toMillis());
	private final Places places;
	/** When courses that nobody continues were given up last. */
	private long forgotten;
	private boolean ticking;
	private boolean closed;
	private volatile long beat;

	/** @param inventory of a connection: says where disks lie and in which cluster a host is; @param period between two readings of a host that is watched live */
	public Statistics(Supplier<List<HostConnection>> hosts, Function<String, Optional<HostInventory>> inventory, EngineTimer timer, Clock clock,
			Duration period) {
		this.hosts = hosts;
		places = new Places(inventory, KEPT.toMillis());
		this.timer = timer;
		this.clock = clock;
		this.period = period;
	}

	/** Ends the watching of one. Any thread. */
	@FunctionalInterface
	public interface Watch extends AutoCloseable {
		@Override
		void close();
	}

	/** Reads all counters of all hosts live. */
	public Watch watch(StatisticsListener listener) {
		return watch(listener, Pace.LIVE);
	}

	/** Reads all counters of all hosts. */
	public Watch watch(StatisticsListener listener, Pace pace) {
		return watch(listener, Interest.of(pace));
	}

	/**
	 * Reads from now on, until the watch is closed. Returns at once; the first rates come with the second reading. The listener is told at
	 * its own pace, also while others have the same host read more often. Who watches more than ten hosts live has ten of them read in each
	 * period, in turn; who watches few has those few read in each.
	 */
	public Watch watch(StatisticsListener listener, Interest interest) {
		Watchers.Watcher watcher = watchers.add(listener, interest);
		synchronized (this) {
			if (!ticking && !closed) {
				ticking = true;
				timer.schedule(Duration.ZERO, this::tick);
			}
		}
		return () -> unwatch(watcher);
	}

	/** Rates over the time in which nobody looks would mean nothing. */
	private synchronized void unwatch(Watchers.Watcher watcher) {
		watchers.remove(watcher);
		turns.forEach((host, turn) -> {
			if (watchers.orderFor(host) == null)
				turn.before = null;
		});
	}

	/** Between two readings of a host that is watched live. */
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
		beat++;
		if (beat % Watchers.BEATS == 1)
			follow(all);
		all.forEach(this::readWhenDue);
		timer.schedule(period.dividedBy(Watchers.BEATS), this::tick);
	}

	private void follow(List<HostConnection> all) {
		Set<String> known = new HashSet<>();
		Set<String> live = new HashSet<>();
		for (HostConnection host : all) {
			known.add(host.id());
			if (host.live().isPresent())
				live.add(host.id());
		}
		watchers.fit(live);
		synchronized (this) {
			turns.keySet().retainAll(known);
			long now = clock.millis();
			places.flush(now);
			if (now - forgotten >= FORGET_MILLIS) {
				forgotten = now;
				vms.forgetOld(now);
				hostCourses.forgetOld(now);
			}
		}
	}

	private void readWhenDue(HostConnection host) {
		String id = host.id();
		Watchers.Order order = watchers.orderFor(id);
		HostTurn turn;
		synchronized (this) {
			turn = turns.computeIfAbsent(id, any -> new HostTurn(id));
			if (order == null || host.live().isEmpty()) {
				turn.rest();
				return;
			}
			if (!turn.isDue(beat, order))
				return;
			turn.asked = true;
		}
		read(host, turn, order);
	}

	private void read(HostConnection host, HostTurn turn, Watchers.Order order) {
		host.submit(Lane.STATISTICS, live -> counters(live, order.groups())).whenComplete((reading, failure) -> {
			long at = beat;
			Set<UUID> sampled = take(turn, failure == null ? reading : null, order);
			if (failure == null)
				watchers.tell(turn.host, sampled, at);
		});
	}

	private Reading counters(HypervisorConnection live, Set<DomainStatistics.Group> groups) throws HypervisorException {
		HostUsage usage = live.features().contains(Feature.HOST_MEMORY_STATISTICS) ? live.usage() : null;
		boolean tellsVms = !groups.isEmpty() && live.features().contains(Feature.BULK_STATISTICS);
		List<DomainStatistics> domains = tellsVms ? live.statistics(groups) : List.of();
		return Reading.of(clock.instant(), System.nanoTime(), usage, domains);
	}

	private synchronized Set<UUID> take(HostTurn turn, Reading reading, Watchers.Order order) {
		turn.asked = false;
		if (reading == null || watchers.orderFor(turn.host) == null)
			return Set.of();
		Reading before = turn.before;
		turn.before = reading;
		long millis = reading.at().toEpochMilli();
		long next = Math.max(1, period.toMillis() * order.period() / Watchers.BEATS);
		Set<UUID> sampled = HashSet.newHashSet(reading.domains().size());
		Total total = new Total();
		reading.vmsSince(before, (vm, row) -> {
			vms.add(vm, millis, row, next);
			total.add(row);
			sampled.add(vm);
		});
		float[] row = sampled.isEmpty() ? Row.idle(order.groups()) : total.row();
		boolean tells = reading.hostSince(before, row);
		if (tells)
			hostCourses.add(turn.host, millis, row, next);
		places.take(turn.host, reading, before, tells ? row : null, next);
		return sampled;
	}

	/** Under which the figures of an object are kept. */
	public synchronized SubjectKey keyOf(ObjectRef subject) {
		return switch (subject.kind()) {
		case VM -> new SubjectKey(ObjectKind.VM, subject.id());
		case HOST -> new SubjectKey(ObjectKind.HOST, subject.connection());
		default -> new SubjectKey(subject.kind(), places.key(subject).orElse(subject.id()));
		};
	}

	/** Null when there is none. */
	private Course course(SubjectKey key) {
		return switch (key.kind()) {
		case VM -> vms.of(UUID.fromString(key.id()));
		case HOST -> hostCourses.of(key.id());
		default -> places.courses().of(key.id());
		};
	}

	private Course course(ObjectRef subject) {
		return course(keyOf(subject));
	}

	/** As long as it says something about now; empty when nobody knows. */
	public synchronized OptionalDouble now(ObjectRef subject, Metric metric) {
		Course course = course(subject);
		double figure = course == null || !course.isFresh(clock.millis()) ? -1 : Row.figure(course, course.size() - 1, metric);
		return figure < 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
	}

	/** What a memory, a space or processors are a share of: bytes of a host's, cluster's or datastore's capacity; empty when nobody knows. */
	public synchronized OptionalDouble capacity(ObjectRef subject) {
		Course course = course(subject);
		double figure = course == null || !course.isFresh(clock.millis()) ? -1 : Row.other(course, course.size() - 1, Row.CAPACITY);
		return figure < 0 ? OptionalDouble.empty() : OptionalDouble.of(figure);
	}

	/** The last ten minutes as far as somebody watched and as far as it is known, oldest first. */
	public List<Point> course(ObjectRef subject, Metric metric) {
		return course(keyOf(subject), metric);
	}

	/** The same. */
	public synchronized List<Point> course(SubjectKey subject, Metric metric) {
		Course course = course(subject);
		List<Point> points = new ArrayList<>();
		for (int i = 0; course != null && i < course.size(); i++) {
			double figure = Row.figure(course, i, metric);
			if (figure >= 0)
				points.add(new Point(Instant.ofEpochMilli(course.millis(i)), figure));
		}
		return points;
	}

	/** The last ten minutes in so many parts of the same length, each the mean of what was measured in it; NaN where nothing was. */
	public synchronized float[] sparkline(ObjectRef subject, Metric metric, int parts) {
		float[] means = new float[parts];
		Arrays.fill(means, Float.NaN);
		Course course = course(subject);
		if (course != null)
			course.means(metric.ordinal(), clock.millis() - KEPT.toMillis(), KEPT.toMillis() / parts, means);
		return means;
	}

	/** Everything that was measured after that time. */
	public synchronized List<SubjectKey> measuredSince(Instant after) {
		List<SubjectKey> measured = new ArrayList<>();
		vms.since(after.toEpochMilli(), vm -> measured.add(new SubjectKey(ObjectKind.VM, vm.toString())));
		hostCourses.since(after.toEpochMilli(), host -> measured.add(new SubjectKey(ObjectKind.HOST, host)));
		places.courses().since(after.toEpochMilli(), place -> measured.add(new SubjectKey(Places.kind(place), place)));
		return measured;
	}

	/** The means of what was measured after that time, by {@link Metric#ordinal()}; NaN: not known; null: nothing was measured. */
	public synchronized float[] meansSince(SubjectKey subject, Instant after) {
		Course course = course(subject);
		if (course == null || course.size() == 0 || course.latestMillis() <= after.toEpochMilli())
			return null;
		float[] means = new float[Metric.values().length];
		for (int column = 0; column < means.length; column++)
			means[column] = course.mean(column, after.toEpochMilli());
		return means;
	}

	/**
	 * As long as it says something about now, that is not older than three periods: a VM that was stopped, or whose host is gone, uses
	 * nothing that anybody knows of.
	 */
	public synchronized Optional<VmSample> vm(UUID vm) {
		return vms.latest(vm, clock.millis(), VmSample::of);
	}

	/** The same for a host. @param connection its id */
	public synchronized Optional<HostSample> host(String connection) {
		return hostCourses.latest(connection, clock.millis(), HostSample::of);
	}

	/** The last ten minutes as far as somebody watched, oldest first. */
	public synchronized List<VmSample> courseOfVm(UUID vm) {
		return vms.all(vm, VmSample::of);
	}

	/** The last ten minutes as far as somebody watched, oldest first. @param connection id of the host */
	public synchronized List<HostSample> courseOfHost(String connection) {
		return hostCourses.all(connection, HostSample::of);
	}

	@Override
	public synchronized void close() {
		closed = true;
		watchers.clear();
	}
}
