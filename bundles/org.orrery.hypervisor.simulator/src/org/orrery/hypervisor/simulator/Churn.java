// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;

/**
 * A fleet in which things happen all the time: VMs are started, stopped, paused and resumed, now and then one is removed and another made.
 * The same seed gives the same course. Thread-safe.
 */
public final class Churn implements AutoCloseable {
	private static final long TICK_NANOS = 10_000_000;
	/** One change of so many makes or removes a VM. */
	private static final int STRUCTURAL = 20;

	private record Guest(SimulatedHost host, UUID domain) {
	}

	private final List<SimulatedHost> hosts;
	private final List<Guest> guests = new ArrayList<>();
	private final Deque<SimulatedHost> owed = new ArrayDeque<>();
	private final Random random;
	private final int perSecond;
	private final AtomicLong made = new AtomicLong();
	private final Thread thread;
	private volatile boolean closed;
	private int named;

	private Churn(SimulatedFleet fleet, int perSecond, long seed) {
		this.hosts = fleet.hosts();
		this.perSecond = perSecond;
		random = new Random(seed);
		for (SimulatedHost host : hosts)
			host.domains().forEach(domain -> guests.add(new Guest(host, domain.uuid())));
		thread = new Thread(this::run, "simulator-churn-" + fleet.name());
		thread.setDaemon(true);
	}

	/** Begins at once. @param perSecond changes over all hosts */
	public static Churn of(SimulatedFleet fleet, int perSecond, long seed) {
		Churn churn = new Churn(fleet, perSecond, seed);
		churn.thread.start();
		return churn;
	}

	/** Changes so far. */
	public long made() {
		return made.get();
	}

	/** Real blocking until the last change was made. */
	@Override
	public void close() {
		closed = true;
		try {
			thread.join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void run() {
		long begun = System.nanoTime();
		while (!closed) {
			long due = (System.nanoTime() - begun) * perSecond / 1_000_000_000L;
			while (made.get() < due && !closed) {
				change();
				made.incrementAndGet();
			}
			java.util.concurrent.locks.LockSupport.parkNanos(TICK_NANOS);
		}
	}

	private void change() {
		if (random.nextInt(STRUCTURAL) != 0) {
			switchState(guests.get(random.nextInt(guests.size())));
		} else if (owed.isEmpty()) {
			Guest gone = guests.remove(random.nextInt(guests.size()));
			gone.host().vanish(gone.domain());
			owed.add(gone.host());
		} else {
			SimulatedHost host = owed.remove();
			guests.add(new Guest(host, host.add(VmSpec.named("churn-" + ++named).memory(256L << 20).network("default"))));
		}
	}

	private void switchState(Guest guest) {
		guest.host().alter(guest.domain(), record -> switch (record.state()) {
		case RUNNING -> random.nextBoolean() ? record.withState(DomainState.PAUSED, "user", record.id())
				: record.withState(DomainState.SHUT_OFF, "shut down", -1);
		case SHUT_OFF -> record.withState(DomainState.RUNNING, "booted", 1 + random.nextInt(1000));
		default -> record.withState(DomainState.RUNNING, "unpaused", record.id());
		}, DomainEvent.OTHER);
	}
}
