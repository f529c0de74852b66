// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import org.orrery.hypervisor.DomainStatistics.Group;

/**
 * Who watches what. Time is counted in beats, of which a live period has {@link #BEATS}. A wide look is slower than a narrow one: no
 * watcher has more than {@link #HOSTS_PER_PERIOD} hosts read in a live period, so that looking at a large fleet costs no more than
 * looking at a small one. Thread-safe.
 */
final class Watchers {
	/** How finely readings are spread over time. */
	static final int BEATS = 4;
	static final int HOSTS_PER_PERIOD = 10;

	/** When a watcher last heard of a host. */
	private static final class Told {
		private long beat;
		private int times;
	}

	/** One who watches. */
	static final class Watcher {
		private final StatisticsListener listener;
		private final Interest interest;
		/** Beats between two readings of one host; follows the number of hosts. */
		private volatile int period;
		private final Map<String, Told> told = new HashMap<>();

		private Watcher(StatisticsListener listener, Interest interest) {
			this.listener = listener;
			this.interest = interest;
			period = interest.pace().factor() * BEATS;
		}

		private void fit(Collection<String> hosts) {
			long covered = hosts.stream().filter(interest.hosts()).count();
			long wide = (covered * BEATS + HOSTS_PER_PERIOD - 1) / HOSTS_PER_PERIOD;
			period = (int) Math.max(interest.pace().factor() * BEATS, wide);
		}

		/** Whoever reads faster than this one watches does not make it look faster. */
		private synchronized boolean isDue(String host, long beat) {
			Told last = told.computeIfAbsent(host, any -> new Told());
			int wait = last.times == 1 ? BEATS : period; // the second brings the first rates
			if (last.times > 0 && beat - last.beat < wait - 1)
				return false;
			last.beat = beat;
			last.times = Math.min(2, last.times + 1);
			return true;
		}

		private synchronized void retain(Set<String> hosts) {
			told.keySet().retainAll(hosts);
		}
	}

	/** How a host is to be read. @param period beats; @param spread whether nobody minds when within the period the first reading comes */
	record Order(int period, Set<Group> groups, boolean spread) {
	}

	private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

	Watcher add(StatisticsListener listener, Interest interest) {
		Watcher watcher = new Watcher(listener, interest);
		watchers.add(watcher);
		return watcher;
	}

	void remove(Watcher watcher) {
		watchers.remove(watcher);
	}

	void clear() {
		watchers.clear();
	}

	boolean isEmpty() {
		return watchers.isEmpty();
	}

	/** These are the hosts that can be read now. */
	void fit(Set<String> hosts) {
		for (Watcher watcher : watchers) {
			watcher.fit(hosts);
			watcher.retain(hosts);
		}
	}

	/** At the pace of the one who wants it most often, with the counters of all. @return null: nobody wants this host read */
	Order orderFor(String host) {
		int period = Integer.MAX_VALUE;
		boolean spread = true;
		Set<Group> groups = EnumSet.noneOf(Group.class);
		for (Watcher watcher : watchers)
			if (watcher.interest.hosts().test(host)) {
				period = Math.min(period, watcher.period);
				spread &= watcher.interest.pace() != Pace.LIVE;
				groups.addAll(watcher.interest.groups());
			}
		return period == Integer.MAX_VALUE ? null : new Order(period, groups, spread);
	}

	/** Tells those whose time it is. */
	void tell(String host, Set<UUID> vms, long beat) {
		for (Watcher watcher : watchers)
			if (watcher.interest.hosts().test(host) && watcher.isDue(host, beat))
				watcher.listener.sampled(host, vms);
	}
}
