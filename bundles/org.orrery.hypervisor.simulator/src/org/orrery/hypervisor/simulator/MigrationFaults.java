// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/** What is to go wrong with the next migration of a domain away from one simulated host. Thread-safe. */
public final class MigrationFaults {
	private final Map<UUID, Migration.PlannedFailure> failures = new LinkedHashMap<>();
	private final Set<UUID> unforgotten = new LinkedHashSet<>();
	private final Set<UUID> unheard = new LinkedHashSet<>();
	private final Set<UUID> unended = new LinkedHashSet<>();
	private final Set<UUID> deaf = new LinkedHashSet<>();
	private final Map<UUID, Integer> held = new LinkedHashMap<>();
	private final Map<UUID, CountDownLatch> handOvers = new LinkedHashMap<>();
	private final Set<UUID> doubled = new LinkedHashSet<>();

	MigrationFaults() {
	}

	/** The next migration of this domain away from here fails when that part (0…1) of it is done. */
	public synchronized void fail(UUID domain, double fraction, String message) {
		failures.put(domain, new Migration.PlannedFailure(fraction, message));
	}

	synchronized Optional<Migration.PlannedFailure> takeFailure(UUID domain) {
		return Optional.ofNullable(failures.remove(domain));
	}

	/** When a post-copy of that domain away from here breaks off, its target's emulator takes no orders any more: no call about it ends. */
	public synchronized void deafenTargetOf(UUID domain) {
		deaf.add(domain);
	}

	/** When a post-copy of that domain away from here breaks off, its daemon refuses so many times to begin again. */
	public synchronized void holdBrokenMigration(UUID domain, int times) {
		held.put(domain, times);
	}

	synchronized boolean isStillHeld(UUID domain) {
		return held.merge(domain, -1, Integer::sum) >= 0;
	}

	synchronized boolean isTargetDeaf(UUID domain) {
		return deaf.contains(domain);
	}

	/**
	 * The daemon dies when the next migration of that domain has arrived: nobody hears of its end, and its definition stays here, shut off.
	 */
	public synchronized void dieBeforeForgetting(UUID domain) {
		unforgotten.add(domain);
	}

	/** The same a moment earlier: its stopped copy stays here, and no job is left. */
	public synchronized void dieBeforeEnding(UUID domain) {
		unended.add(domain);
		unforgotten.add(domain);
	}

	/** The next migration of that domain arrives, and the source, which does not hear of it, keeps its stopped copy. */
	public synchronized void missTheArrival(UUID domain) {
		unended.add(domain);
		unheard.add(domain);
	}

	/** The same, and the source lets its copy go on: from then on it runs twice. */
	public synchronized void goOnAfterTheArrival(UUID domain) {
		unheard.add(domain);
		doubled.add(domain);
	}

	synchronized boolean goesOnAfterTheArrival(UUID domain) {
		return doubled.remove(domain);
	}

	synchronized boolean missesTheArrival(UUID domain) {
		return unheard.remove(domain);
	}

	/**
	 * The next migration of that domain away from here stands still between the end of its job and the start on the target.
	 *
	 * @return counted down to let it go on
	 */
	public synchronized CountDownLatch holdHandOver(UUID domain) {
		CountDownLatch hold = new CountDownLatch(1);
		handOvers.put(domain, hold);
		return hold;
	}

	/** Called without a lock. */
	void awaitHandOver(UUID domain) throws InterruptedException {
		CountDownLatch hold;
		synchronized (this) {
			hold = handOvers.remove(domain);
		}
		if (hold != null)
			hold.await();
	}

	/** @return whether its daemon is to die now */
	synchronized boolean diesBeforeForgetting(UUID domain) {
		return unforgotten.remove(domain);
	}

	synchronized boolean diesBeforeEnding(UUID domain) {
		return unended.remove(domain);
	}
}
