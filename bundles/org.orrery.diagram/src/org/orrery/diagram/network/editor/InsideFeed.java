// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.orrery.diagram.network.scene.LiveHost;
import org.orrery.diagram.network.scene.LiveInside;
import org.orrery.diagram.network.scene.LiveInside.Look;
import org.orrery.diagram.network.scene.LiveInside.Rate;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.Networks;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.ui.Services;

/**
 * Looks into the hosts' switches every two seconds while the drawing can be seen, and works out from the counters of their ports what goes over
 * each line. A host that owes an answer is not asked again. Begun, ended and told on the UI thread; asks on threads of its own.
 */
final class InsideFeed {
	private static final Duration EVERY = Duration.ofSeconds(2);
	private static final int AT_ONCE = 4;
	private static final double BITS = 8;

	/** What is looked at: as the design is now. */
	private record Wanted(List<DistributedSwitch> drawn, List<LiveHost> hosts) {
	}

	private record Place(UUID on, UUID host) {
	}

	/** @param at nanoseconds, monotonic */
	private record Seen(Look look, long at) {
	}

	private final Services services;
	private final DesignModel model;
	private final ExecutorService asking;
	private final Set<Place> owing = ConcurrentHashMap.newKeySet();
	private final Map<Place, Seen> seen = new ConcurrentHashMap<>();
	private boolean going;
	private boolean disposed;
	private int turn;

	InsideFeed(Services services, DesignModel model) {
		this.services = services;
		this.model = model;
		ThreadPoolExecutor pool = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
			Thread thread = new Thread(work, "orrery-drawing-inside"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		});
		pool.allowCoreThreadTimeOut(true);
		asking = pool;
	}

	void begin() {
		going = true;
		beat(++turn);
	}

	/** Nobody looks: nobody is asked. What was seen is not shown as if it were still so. */
	void end() {
		going = false;
		turn++;
		seen.clear();
	}

	private void beat(int of) {
		if (!going || of != turn || disposed)
			return;
		Wanted wanted = new Wanted(model.design().switches(), model.hosts());
		try {
			asking.execute(() -> askAll(wanted));
		} catch (RejectedExecutionException closed) {
			return;
		}
		services.fleet().modelThread().executeLater(EVERY.toMillis(), () -> beat(of));
	}

	private void askAll(Wanted wanted) {
		Networks networks = services.engine().networks();
		Map<UUID, HostNetwork> ready = new HashMap<>();
		networks.hosts().stream().filter(HostNetwork::isReady).forEach(host -> ready.put(host.host(), host));
		Set<Place> there = ConcurrentHashMap.newKeySet();
		for (DistributedSwitch drawn : wanted.drawn())
			drawn.members().forEach(member -> Optional.ofNullable(ready.get(member.host())).ifPresent(host -> host.part(drawn.id()).ifPresent(part -> {
				Place place = new Place(drawn.id(), member.host());
				there.add(place);
				if (owing.add(place))
					ask(place, host, part);
			})));
		seen.keySet().retainAll(there);
		publish(wanted);
	}

	private void ask(Place place, HostNetwork host, SwitchConfig part) {
		try {
			asking.execute(() -> {
				try {
					SwitchInside inside = services.engine().networks().access(host.connection()).inside().look(part.name());
					seen.compute(place, (key, before) -> next(place, before, inside, System.nanoTime()));
				} catch (FabricException e) {
					seen.remove(place); // what a silent host has told is old
					System.getLogger(InsideFeed.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
				} finally {
					owing.remove(place);
				}
			});
		} catch (RejectedExecutionException closed) {
			owing.remove(place);
		}
	}

	private static Seen next(Place place, Seen before, SwitchInside inside, long now) {
		Map<String, Rate> rates = new HashMap<>();
		if (before != null && now > before.at())
			for (PortStatus port : inside.ports())
				before.look().inside().port(port.name()).flatMap(earlier -> rate(earlier, port, (now - before.at()) / 1e9)).ifPresent(rate -> rates.put(port.name(), rate));
		return new Seen(new Look(place.on(), place.host(), inside, rates), now);
	}

	/** Empty when the port was made anew or its counters were set back: then it begins again. */
	static Optional<Rate> rate(PortStatus earlier, PortStatus now, double seconds) {
		if (!earlier.epoch().equals(now.epoch()) || !now.counters().follows(earlier.counters()))
			return Optional.empty();
		PortCounters since = now.counters().minus(earlier.counters());
		return Optional.of(new Rate(since.inBytes() * BITS / seconds, since.outBytes() * BITS / seconds));
	}

	private void publish(Wanted wanted) {
		List<Look> looks = new ArrayList<>();
		seen.values().forEach(one -> looks.add(one.look()));
		LiveInside inside = LiveInside.of(wanted.drawn(), wanted.hosts(), looks);
		services.fleet().modelThread().execute(() -> {
			if (going && !disposed)
				model.setInside(inside);
		});
	}

	void dispose() {
		disposed = true;
		asking.shutdownNow();
	}
}
