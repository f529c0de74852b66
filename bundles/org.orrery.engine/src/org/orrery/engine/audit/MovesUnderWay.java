// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;

/**
 * Migrations by others that are not decided yet. The target tells of its copy when the migration begins, the source of the departure when
 * it ends, perhaps an hour later: only then is there something to tell, a move or an attempt. Stateless; reads the inventory.
 */
final class MovesUnderWay {
	/** A target that has told of a copy shows it within this time, unless the copy is gone again. */
	private static final Duration SHOWN = Duration.ofSeconds(10);
	private static final Set<DomainEvent> OF_COPY = EnumSet.of(DomainEvent.DEFINED, DomainEvent.STARTED, DomainEvent.MIGRATED_IN,
			DomainEvent.PAUSED, DomainEvent.RESUMED);
	private static final Set<DomainEvent> ENDS = EnumSet.of(DomainEvent.STOPPED, DomainEvent.CRASHED, DomainEvent.UNDEFINED,
			DomainEvent.MIGRATED_AWAY);

	private final InventoryStore inventory;

	MovesUnderWay(InventoryStore inventory) {
		this.inventory = inventory;
	}

	/** What of these changes of one VM cannot be told yet. */
	List<OutsideChange> among(List<OutsideChange> changes, Instant now) {
		OutsideChange begun = changes.stream().filter(change -> ToldChanges.isArrival(change) && home(change).isPresent()).findFirst().orElse(null);
		if (begun == null)
			return List.of();
		HostInventory home = home(begun).get();
		String target = begun.vm().connection();
		boolean ended = changes.stream().anyMatch(change -> ENDS.contains(change.event())
				&& (change.vm().connection().equals(target) || change.vm().connection().equals(home.connection())));
		boolean forgotten = now.isAfter(begun.time().plus(SHOWN)) && on(inventory.host(target), begun).isEmpty();
		if (ended || forgotten)
			return List.of();
		return changes.stream().filter(change -> change.vm().connection().equals(target) && OF_COPY.contains(change.event())
				|| change.vm().connection().equals(home.connection()) && isHandingOver(home, change)).toList();
	}

	/** Where the VM of an arrival is all the same: nothing but a copy of it has arrived. Empty when it runs where it arrived. */
	Optional<HostInventory> home(OutsideChange arrival) {
		String target = arrival.vm().connection();
		UUID vm = UUID.fromString(arrival.vm().id());
		Optional<HostInventory> elsewhere = inventory.hosts().stream()
				.filter(host -> !host.connection().equals(target) && !host.isIncoming(vm) && on(Optional.of(host), arrival).isPresent()).findFirst();
		boolean twice = isRunning(elsewhere, arrival) && isRunning(inventory.host(target), arrival);
		return twice ? Optional.empty() : elsewhere;
	}

	private static Optional<DomainRecord> on(Optional<HostInventory> host, OutsideChange change) {
		return host.map(known -> known.domains().get(UUID.fromString(change.vm().id()))).filter(domain -> domain.state().isActive());
	}

	private static boolean isRunning(Optional<HostInventory> host, OutsideChange change) {
		return on(host, change).filter(domain -> domain.state() == DomainState.RUNNING).isPresent();
	}

	/** A pause for the switch-over, not one that a person asked for. */
	private static boolean isHandingOver(HostInventory home, OutsideChange change) {
		return change.event() == DomainEvent.PAUSED
				&& on(Optional.of(home), change).filter(domain -> domain.stateReason().equals("user")).isEmpty(); //$NON-NLS-1$
	}
}
