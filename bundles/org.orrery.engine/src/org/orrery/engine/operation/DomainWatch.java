// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryListener;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorException;

/**
 * Waits until a domain is as wanted. The host's events say when to look; it looks once a second anyway, because an event may be lost.
 * Used on an engine thread; {@link #stop()} comes from any.
 */
public final class DomainWatch implements InventoryListener, AutoCloseable {
	private static final long LOOK_MILLIS = 1000;

	private final HostAccess host;
	private final UUID domain;
	private final Semaphore look = new Semaphore(0);
	private volatile boolean stopped;

	public DomainWatch(HostAccess host, UUID domain) {
		this.host = host;
		this.domain = domain;
		host.context().inventory().addListener(this);
	}

	@Override
	public void inventoryChanged(HostInventory inventory) {
		if (inventory.connection().equals(host.connection()))
			look.release();
	}

	/** Ends the waiting; nothing else. */
	public void stop() {
		stopped = true;
		look.release();
	}

	public boolean isStopped() {
		return stopped;
	}

	/**
	 * @param eachLook told the time waited so far
	 * @return false when the limit passed or the waiting was stopped
	 */
	public boolean await(Predicate<Optional<DomainRecord>> wanted, Duration limit, Consumer<Duration> eachLook)
			throws HypervisorException, InterruptedException {
		long begin = System.nanoTime();
		while (true) {
			look.drainPermits();
			if (wanted.test(host.ask(connection -> connection.domain(domain))))
				return true;
			Duration waited = Duration.ofNanos(System.nanoTime() - begin);
			if (stopped || waited.compareTo(limit) >= 0)
				return false;
			eachLook.accept(waited);
			look.tryAcquire(Math.max(1, Math.min(LOOK_MILLIS, limit.minus(waited).toMillis())), TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void close() {
		host.context().inventory().removeListener(this);
	}
}
