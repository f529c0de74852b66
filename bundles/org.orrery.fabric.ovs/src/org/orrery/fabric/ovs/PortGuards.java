// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.ovs.openflow.OpenFlowConnection;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;

/**
 * The guards of the ports of one host, as ovs-vswitchd has them: no database keeps them, and they do not outlive the daemon. Only Orrery's own
 * bridges are asked, and only those with ports of VMs. What was read last is kept by the row of the port's device and its number, so that a port
 * that comes anew under an old name or number is open until it was looked at. Thread-safe.
 */
final class PortGuards implements AutoCloseable {
	/** A device of a bridge, with the number that ovs-vswitchd gave it. */
	private record Place(UUID device, long number) {
	}

	private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
	private static final Duration LONGEST_RETRY = Duration.ofSeconds(30);
	/** Plans wait for it. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final RuleSockets sockets;
	private final Duration limit;
	private final Supplier<SwitchReader> live;
	private final Runnable changed;
	private final AtomicBoolean waiting = new AtomicBoolean();
	/** Held while the host is asked; no monitor, since virtual threads ask. */
	private final ReentrantLock asking = new ReentrantLock();
	/** Guarded by the lock. */
	private final Map<String, OpenFlowConnection> connections = new HashMap<>();
	private volatile Map<Place, PortGuard> known = Map.of();
	/** Of ports whose device is gone, as after a power cut: nothing comes from them, so they are guarded as anybody likes. */
	private final Map<UUID, PortGuard> nowhere = new ConcurrentHashMap<>();
	private volatile String failure;
	private volatile boolean closed;

	/** @param live what the database has now; @param changed told when guards may have gone; returns at once */
	PortGuards(RuleSockets sockets, Duration limit, Supplier<SwitchReader> live, Runnable changed) {
		this.sockets = sockets;
		this.limit = limit.compareTo(PATIENCE) > 0 ? PATIENCE : limit;
		this.live = live;
		this.changed = changed;
		failure = sockets.missing();
	}

	/** Why guards are neither seen nor set; empty: they are. */
	String missing() {
		return failure;
	}

	/** As read last. Does not ask. */
	PortGuard of(OvsdbRow device) {
		return isGone(device) ? nowhere.getOrDefault(device.uuid(), PortGuard.OPEN) : known.getOrDefault(place(device), PortGuard.OPEN);
	}

	/** ovs-vswitchd has found no such device. */
	static boolean isGone(OvsdbRow device) {
		return device.number(Tables.NUMBER).orElse(0) == -1;
	}

	/** As {@link #set}, for a device that is gone. */
	void setNowhere(OvsdbRow device, PortGuard guard) {
		nowhere.put(device.uuid(), guard);
	}

	private static Place place(OvsdbRow device) {
		return new Place(device.uuid(), device.number(Tables.NUMBER).orElse(-1));
	}

	/** Asks for all. Blocks; what cannot be read counts as open, and {@link #missing()} says why. */
	void read() {
		if (!sockets.missing().isEmpty() || closed)
			return;
		asking.lock();
		try {
			readNow();
		} finally {
			asking.unlock();
		}
	}

	private void readNow() {
		Map<Place, PortGuard> found = new HashMap<>();
		String trouble = ""; //$NON-NLS-1$
		SwitchReader now = live.get();
		for (OvsdbRow bridge : now.bridges()) {
			Collection<OvsdbRow> devices = guarded(now, bridge);
			if (devices.isEmpty())
				continue;
			try {
				Map<Integer, PortGuard> guards = connection(bridge.text(Tables.NAME)).guards();
				for (OvsdbRow device : devices)
					found.put(place(device), guards.getOrDefault((int) place(device).number(), PortGuard.OPEN));
			} catch (FabricException e) {
				trouble = e.getMessage();
			}
		}
		known = Map.copyOf(found);
		failure = trouble;
		if (!trouble.isEmpty())
			readLater();
	}

	private static Collection<OvsdbRow> guarded(SwitchReader live, OvsdbRow bridge) {
		if (Marks.owner(bridge.map(Tables.MARKS)).isEmpty())
			return Set.of();
		return live.ports(bridge).stream().flatMap(port -> live.interfaces(port).stream()).filter(device -> device.map(Tables.MARKS).containsKey(Marks.MAC)).toList();
	}

	/**
	 * Guards ports of a bridge. Rules of ports that are no more are taken away with it: their numbers are given to others some day. Blocks.
	 *
	 * @param wanted by the number of the port
	 */
	void set(OvsdbRow bridge, SwitchReader now, Map<Integer, PortGuard> wanted) throws FabricException {
		asking.lock();
		try {
			setNow(bridge, now, wanted);
		} finally {
			asking.unlock();
		}
	}

	private void setNow(OvsdbRow bridge, SwitchReader now, Map<Integer, PortGuard> wanted) throws FabricException {
		OpenFlowConnection connection = connection(bridge.text(Tables.NAME));
		Map<Integer, PortGuard> all = new HashMap<>(wanted);
		Set<Integer> there = new HashSet<>();
		now.ports(bridge).forEach(port -> now.interfaces(port).forEach(device -> there.add((int) place(device).number())));
		for (int number : connection.guards().keySet())
			if (!there.contains(number))
				all.putIfAbsent(number, PortGuard.OPEN);
		connection.guard(all);
	}

	private OpenFlowConnection connection(String bridge) throws FabricException {
		OpenFlowConnection open = connections.get(bridge);
		if (open != null && !open.ended().isDone())
			return open;
		OpenFlowConnection fresh = OpenFlowConnection.open(sockets.of(bridge), limit);
		connections.put(bridge, fresh);
		fresh.ended().thenRun(this::lost);
		return fresh;
	}

	/** Another start of the daemon knows nothing of what this one did. On any thread. */
	private void lost() {
		known = Map.of();
		changed.run();
		readLater();
	}

	/** Until the switch answers again or nobody wants to know. */
	private void readLater() {
		if (!closed && waiting.compareAndSet(false, true))
			Thread.ofPlatform().daemon().name("orrery-guards").start(() -> { //$NON-NLS-1$
				try {
					for (Duration pause = FIRST_RETRY; waiting.get(); pause = longer(pause)) {
						Thread.sleep(pause);
						read();
						waiting.set(!closed && !failure.isEmpty());
					}
					changed.run();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			});
	}

	private static Duration longer(Duration pause) {
		return pause.multipliedBy(2).compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : pause.multipliedBy(2);
	}

	@Override
	public void close() {
		closed = true;
		asking.lock();
		try {
			connections.values().forEach(OpenFlowConnection::close);
			connections.clear();
			sockets.close();
		} finally {
			asking.unlock();
		}
	}
}
