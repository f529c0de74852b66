// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/**
 * Since when domains run, as far as it was seen, across hosts: one that migrates goes on running, whichever host is read first.
 * Thread-safe.
 */
final class RunningClock {
	/** A domain that is seen running within this time after it left another host has migrated, not started. */
	private static final Duration HAND_OVER = Duration.ofSeconds(30);

	private record Departure(Instant since, Instant at) {
	}

	private final Supplier<Collection<HostInventory>> hosts;
	private final Map<UUID, Departure> departures = new ConcurrentHashMap<>();

	RunningClock(Supplier<Collection<HostInventory>> hosts) {
		this.hosts = hosts;
	}

	/** Brings the times of a draft in line with its domains. */
	void apply(InventoryDraft draft, Instant now) {
		for (UUID known : draft.runningSince().keySet().toArray(UUID[]::new))
			if (!isActive(draft.domains().get(known)))
				depart(draft, known, now);
		for (DomainRecord domain : draft.domains().values())
			if (domain.state() == DomainState.RUNNING && !draft.runningSince().containsKey(domain.uuid()))
				draft.editRunningSince().put(domain.uuid(), since(domain.uuid(), now));
	}

	private static boolean isActive(DomainRecord domain) {
		return domain != null && domain.state().isActive();
	}

	private void depart(InventoryDraft draft, UUID domain, Instant now) {
		Instant since = draft.editRunningSince().remove(domain);
		DomainRecord left = draft.domains().get(domain);
		boolean maybeMigrated = left == null || left.stateReason().equals("migrated"); //$NON-NLS-1$
		departures.values().removeIf(departure -> departure.at().plus(HAND_OVER).isBefore(now));
		if (maybeMigrated)
			departures.put(domain, new Departure(since, now));
	}

	private Instant since(UUID domain, Instant now) {
		for (HostInventory host : hosts.get()) {
			Instant elsewhere = host.runningSince().get(domain);
			if (elsewhere != null)
				return elsewhere;
		}
		Departure departure = departures.remove(domain);
		return departure == null || departure.at().plus(HAND_OVER).isBefore(now) ? now : departure.since();
	}
}
