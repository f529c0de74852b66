// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.chassis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.orrery.diagram.network.chassis.Chassis.Seat;
import org.orrery.fabric.chassis.ChassisWatch;
import org.orrery.fabric.chassis.Module;
import org.orrery.fabric.design.DistributedSwitch;

/**
 * Watches every switch that was applied from here, from the start of the console to its end: a heartbeat every two seconds, removal after eight
 * without an answer. Since when something is as it is counts from what this console has seen. Thread-safe; works on a thread of its own.
 */
public final class ChassisFeed implements AutoCloseable {
	private static final long LOOK_MILLIS = 1000;
	/** What was applied is read from the disk, every so many looks. */
	private static final int LOOKS_PER_LIST = 5;

	/** Begins a watch; its hosts are asked by the watch itself. */
	@FunctionalInterface
	public interface Watches {
		ChassisWatch begin(DistributedSwitch drawn, Runnable changed);
	}

	private record Place(UUID on, int slot, String name) {
	}

	private record Since(Module.State state, Instant at) {
	}

	private final Supplier<List<DistributedSwitch>> applied;
	private final Watches watches;
	private final Supplier<Instant> clock;
	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
		Thread made = new Thread(work, "orrery-chassis-feed"); //$NON-NLS-1$
		made.setDaemon(true);
		return made;
	});
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private volatile List<Chassis> newest = List.of();

	// of the thread
	private final Map<UUID, ChassisWatch> watched = new HashMap<>();
	private final Map<Place, Since> since = new HashMap<>();
	private List<DistributedSwitch> drawn = List.of();
	private int looks;

	/** @param applied reads the disk */
	public ChassisFeed(Supplier<List<DistributedSwitch>> applied, Watches watches, Supplier<Instant> clock) {
		this.applied = applied;
		this.watches = watches;
		this.clock = clock;
	}

	/** Returns at once. */
	public ChassisFeed start() {
		thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
		return this;
	}

	/** As last looked, by name; from memory. */
	public List<Chassis> chassis() {
		return newest;
	}

	/** @param listener told on the feed's thread after each look, once a second; returns at once */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	private void look() {
		if (looks++ % LOOKS_PER_LIST == 0)
			list();
		List<Chassis> now = new ArrayList<>();
		Set<Place> there = new HashSet<>();
		for (DistributedSwitch one : drawn)
			now.add(chassis(one, watched.get(one.id()).modules(), there));
		since.keySet().retainAll(there);
		newest = List.copyOf(now);
		listeners.forEach(Runnable::run);
	}

	/** A switch that is applied again with other members is watched on; one that is no more is let go. */
	private void list() {
		drawn = applied.get().stream().sorted(Comparator.comparing(DistributedSwitch::name)).toList();
		Set<UUID> ids = new HashSet<>();
		for (DistributedSwitch one : drawn) {
			ids.add(one.id());
			ChassisWatch known = watched.get(one.id());
			if (known == null)
				watched.put(one.id(), watches.begin(one, this::lookSoon));
			else
				known.redraw(one);
		}
		watched.entrySet().removeIf(entry -> {
			boolean gone = !ids.contains(entry.getKey());
			if (gone)
				entry.getValue().close();
			return gone;
		});
	}

	private Chassis chassis(DistributedSwitch one, List<Module> modules, Set<Place> there) {
		List<Seat> seats = new ArrayList<>();
		for (Module module : modules) {
			Place place = new Place(one.id(), module.slot(), module.host() == null ? module.name() : module.host().toString());
			there.add(place);
			Since known = since.get(place);
			if (known == null || known.state() != module.state())
				since.put(place, new Since(module.state(), clock.get()));
			seats.add(new Seat(module, since.get(place).at()));
		}
		return new Chassis(one.id(), one.name(), seats);
	}

	private void lookSoon() {
		if (!thread.isShutdown())
			thread.execute(this::look);
	}

	@Override
	public void close() {
		thread.shutdownNow();
		try {
			thread.awaitTermination(LOOK_MILLIS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		watched.values().forEach(ChassisWatch::close);
	}
}
