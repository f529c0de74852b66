// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/**
 * What was seen of running domains and goes with them from host to host, whichever host is read first: since when they run, and their
 * addresses. Thread-safe.
 */
final class RunningDomains {
	/** A domain that is seen running within this time after it left another host has migrated, not started. */
	private static final Duration HAND_OVER = Duration.ofSeconds(30);

	private record Known(Instant since, List<String> addresses) {
	}

	private record Departure(Known known, Instant at) {
	}

	private final Supplier<Collection<HostInventory>> hosts;
	private final Map<UUID, Departure> departures = new ConcurrentHashMap<>();

	RunningDomains(Supplier<Collection<HostInventory>> hosts) {
		this.hosts = hosts;
	}

	/** Brings what is known of running domains in line with the domains that the draft touched. */
	void apply(InventoryDraft draft, Instant now) {
		for (UUID touched : draft.touched()) {
			DomainRecord domain = draft.domains().get(touched);
			boolean known = draft.runningSince().containsKey(touched);
			if (known && !isActive(domain))
				depart(draft, touched, now);
			else if (!known && domain != null && domain.state() == DomainState.RUNNING)
				arrive(draft, touched, now);
		}
	}

	private static boolean isActive(DomainRecord domain) {
		return domain != null && domain.state().isActive();
	}

	private void depart(InventoryDraft draft, UUID domain, Instant now) {
		Instant since = draft.removeRunningSince(domain);
		List<String> addresses = draft.addresses().getOrDefault(domain, List.of());
		if (!addresses.isEmpty())
			draft.removeAddresses(domain);
		departures.values().removeIf(departure -> departure.at().plus(HAND_OVER).isBefore(now));
		DomainRecord left = draft.domains().get(domain);
		if (left == null || left.stateReason().equals("migrated")) //$NON-NLS-1$
			departures.put(domain, new Departure(new Known(since, addresses), now));
	}

	private void arrive(InventoryDraft draft, UUID domain, Instant now) {
		Known known = elsewhere(domain, draft.definition.id()).orElseGet(() -> departed(domain, now));
		draft.putRunningSince(domain, known.since());
		if (!known.addresses().isEmpty())
			draft.putAddresses(domain, known.addresses());
	}

	private Optional<Known> elsewhere(UUID domain, String here) {
		for (HostInventory host : hosts.get()) {
			Instant since = host.connection().equals(here) ? null : host.runningSince().get(domain);
			if (since != null)
				return Optional.of(new Known(since, host.addresses().getOrDefault(domain, List.of())));
		}
		return Optional.empty();
	}

	private Known departed(UUID domain, Instant now) {
		Departure departure = departures.remove(domain);
		return departure == null || departure.at().plus(HAND_OVER).isBefore(now) ? new Known(now, List.of()) : departure.known();
	}
}
