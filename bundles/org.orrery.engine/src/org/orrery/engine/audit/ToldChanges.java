// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

	static boolean isArrival(OutsideChange change) {
		return ARRIVALS.contains(change.event());
	}

	/** @param home where the VM of an arrival is all the same, by name; empty where it has really arrived */
	static List<OutsideChange> of(List<OutsideChange> changes, Function<OutsideChange, Optional<String>> home) {
		List<OutsideChange> told = withoutImplied(moves(changes, home));
		List<OutsideChange> once = new ArrayList<>();
		Set<String> said = new HashSet<>();
		for (OutsideChange change : told)
			if (said.add(change.vm().connection() + change.event() + change.from()))
				once.add(change);
		return once;
	}

	/** Leaving one host and arriving at another is one move; beginning to arrive and going away again is none. */
	private static List<OutsideChange> moves(List<OutsideChange> changes, Function<OutsideChange, Optional<String>> home) {
		OutsideChange away = changes.stream().filter(change -> change.event() == DomainEvent.MIGRATED_AWAY).findFirst().orElse(null);
		if (away == null)
			return attempts(changes, home);
		OutsideChange in = changes.stream().filter(change -> isArrival(change) && !isOn(away, change)).findFirst().orElse(null);
		if (in == null)
			return changes;
		List<OutsideChange> moved = new ArrayList<>(
				changes.stream().filter(change -> !isOn(away, change) && !(isOn(in, change) && isArrival(change))).toList());
		moved.add(0, new OutsideChange(away.time(), in.vm(), in.vmName(), in.hostName(), DomainEvent.MIGRATED_IN, away.hostName()));
		return moved;
	}

	private static List<OutsideChange> attempts(List<OutsideChange> changes, Function<OutsideChange, Optional<String>> home) {
		OutsideChange begun = changes.stream().filter(change -> isArrival(change) && home.apply(change).isPresent()).findFirst().orElse(null);
		if (begun == null)
			return changes;
		List<OutsideChange> told = new ArrayList<>(changes.stream().filter(change -> !isOn(begun, change)).toList());
		told.add(0, new OutsideChange(begun.time(), begun.vm(), begun.vmName(), begun.hostName(), DomainEvent.STOPPED, home.apply(begun).get()));
		return told;
	}

	private static boolean isOn(OutsideChange one, OutsideChange other) {
		return one.vm().connection().equals(other.vm().connection());
	}

	private static List<OutsideChange> withoutImplied(List<OutsideChange> changes) {
		Map<String, Set<DomainEvent>> implied = new HashMap<>();
		for (OutsideChange change : changes)
			implied.computeIfAbsent(change.vm().connection(), host -> EnumSet.noneOf(DomainEvent.class))
					.addAll(IMPLIED.getOrDefault(change.event(), Set.of()));
		return changes.stream().filter(change -> !implied.get(change.vm().connection()).contains(change.event())).toList();
	}
}
