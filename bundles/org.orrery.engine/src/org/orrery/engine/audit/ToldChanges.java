// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.hypervisor.HypervisorListener.DomainEvent;

/**
 * The events of one VM within a moment as a person would tell them: one act, as a start or a migration, makes a host tell several.
 */
final class ToldChanges {
	private static final Set<DomainEvent> ARRIVALS = EnumSet.of(DomainEvent.MIGRATED_IN, DomainEvent.STARTED, DomainEvent.RESUMED);
	/** What goes without saying on the same host beside an event. */
	private static final Map<DomainEvent, Set<DomainEvent>> IMPLIED = Map.of(
			DomainEvent.STARTED, EnumSet.of(DomainEvent.RESUMED, DomainEvent.PAUSED),
			DomainEvent.STOPPED, EnumSet.of(DomainEvent.SHUTDOWN),
			DomainEvent.REBOOTED, EnumSet.of(DomainEvent.SHUTDOWN, DomainEvent.RESUMED),
			DomainEvent.MIGRATED_AWAY, EnumSet.of(DomainEvent.PAUSED, DomainEvent.STOPPED, DomainEvent.UNDEFINED),
			DomainEvent.MIGRATED_IN, EnumSet.of(DomainEvent.STARTED, DomainEvent.RESUMED, DomainEvent.PAUSED, DomainEvent.DEFINED));

	private ToldChanges() {
	}

	static List<OutsideChange> of(List<OutsideChange> changes) {
		List<OutsideChange> told = withoutImplied(moves(changes));
		List<OutsideChange> once = new ArrayList<>();
		Set<String> said = new HashSet<>();
		for (OutsideChange change : told)
			if (said.add(change.vm().connection() + change.event() + change.from()))
				once.add(change);
		return once;
	}

	/** Leaving one host and arriving at another is one move. */
	private static List<OutsideChange> moves(List<OutsideChange> changes) {
		OutsideChange away = changes.stream().filter(change -> change.event() == DomainEvent.MIGRATED_AWAY).findFirst().orElse(null);
		OutsideChange in = away == null ? null : changes.stream().filter(change -> ARRIVALS.contains(change.event())
				&& !change.vm().connection().equals(away.vm().connection())).findFirst().orElse(null);
		if (in == null)
			return changes;
		List<OutsideChange> moved = new ArrayList<>(changes.stream().filter(change -> !change.vm().connection().equals(away.vm().connection())
				&& !change.equals(in)).toList());
		moved.add(0, new OutsideChange(in.time(), in.vm(), in.vmName(), in.hostName(), DomainEvent.MIGRATED_IN, away.hostName()));
		return moved;
	}

	private static List<OutsideChange> withoutImplied(List<OutsideChange> changes) {
		Map<String, Set<DomainEvent>> implied = new HashMap<>();
		for (OutsideChange change : changes)
			implied.computeIfAbsent(change.vm().connection(), host -> EnumSet.noneOf(DomainEvent.class))
					.addAll(IMPLIED.getOrDefault(change.event(), Set.of()));
		return changes.stream().filter(change -> !implied.get(change.vm().connection()).contains(change.event())).toList();
	}
}
