// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;

/**
 * Asks every host of a switch for a sign of life every two seconds. A host that owes an answer is not asked again, so one that hangs delays
 * nobody. Nothing of what a host does depends on it: whoever is removed from the chassis goes on forwarding. Thread-safe.
 */
public final class ChassisWatch implements AutoCloseable {
	/** Finds the switches of a host; may block. */
	@FunctionalInterface
	public interface Hosts {
		/** @throws FabricException when it cannot be reached */
		FabricConnection connection(UUID host) throws FabricException;
	}

	private final Hosts hosts;
	private final Runnable changed;
	private final Heartbeats beats = new Heartbeats();
	private final Set<UUID> owing = ConcurrentHashMap.newKeySet();
	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "orrery-chassis")); //$NON-NLS-1$
	private final ExecutorService asking = Executors.newCachedThreadPool(work -> daemon(work, "orrery-chassis-ask")); //$NON-NLS-1$
	private final Optional<ControllerSeat> seat;
	private volatile DistributedSwitch drawn;
	private volatile List<Module.State> told = List.of();

	/**
	 * @param seat    of this process among the controllers; empty: it only looks
	 * @param changed told when the state of a slot is another one, on a thread of the watch; returns at once
	 */
	public ChassisWatch(DistributedSwitch drawn, Hosts hosts, Optional<ControllerSeat> seat, Runnable changed) {
		this.drawn = drawn;
		this.hosts = hosts;
		this.seat = seat;
		this.changed = changed;
	}

	/** Returns at once. */
	public ChassisWatch start() {
		timer.scheduleAtFixedRate(this::beat, 0, Heartbeats.BEAT.toMillis(), TimeUnit.MILLISECONDS);
		return this;
	}

	private static Thread daemon(Runnable work, String name) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		return thread;
	}

	/** The switch is drawn anew; who stays is not asked from the beginning. */
	public void redraw(DistributedSwitch newer) {
		drawn = newer;
	}

	/** Every slot that is taken, controllers first. From memory. */
	public List<Module> modules() {
		List<Module> modules = new ArrayList<>();
		seat.ifPresent(own -> modules.addAll(own.controllers()));
		modules.addAll(beats.modules(drawn, System.nanoTime()));
		return modules;
	}

	private void beat() {
		try {
			seat.ifPresent(ControllerSeat::take);
			for (Member member : drawn.members())
				if (owing.add(member.host())) {
					beats.asked(member.host(), System.nanoTime());
					asking.execute(() -> ask(member));
				}
			tellChange();
		} catch (RejectedExecutionException closed) {
			// nobody looks any more
		}
	}

	private void ask(Member member) {
		try {
			FabricConnection connection = hosts.connection(member.host());
			connection.inside().heartbeat();
			beats.heard(member.host(), System.nanoTime(), stranger(connection.switches()));
		} catch (FabricException e) {
			beats.missed(member.host(), e.getMessage());
		} finally {
			owing.remove(member.host());
		}
		tellChange();
	}

	/** A host obeys only the switch whose domain it has stored. */
	private String stranger(List<SwitchConfig> switches) {
		DistributedSwitch now = drawn;
		for (SwitchConfig live : switches) {
			Optional<Bootstrap> stored = Bootstrap.read(live.name(), live.marks());
			if (stored.filter(bootstrap -> bootstrap.obeys(now)).isPresent())
				return ""; //$NON-NLS-1$
			if (stored.isPresent() && (stored.get().id().equals(now.id()) || live.name().equals(now.name())))
				return NLS.bind(Messages.ChassisWatch_otherDomain, stored.get().domain(), now.domain());
		}
		return NLS.bind(Messages.ChassisWatch_noPart, now.name());
	}

	private void tellChange() {
		List<Module.State> now = modules().stream().map(Module::state).toList();
		if (!now.equals(told)) {
			told = now;
			changed.run();
		}
	}

	/** Who is asked at this moment may still be; nothing is told any more. */
	@Override
	public void close() {
		timer.shutdownNow();
		asking.shutdownNow();
		seat.ifPresent(ControllerSeat::close);
	}
}
