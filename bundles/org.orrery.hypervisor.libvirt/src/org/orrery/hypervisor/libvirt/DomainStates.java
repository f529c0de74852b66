// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.List;
import java.util.Map;

import org.orrery.hypervisor.DomainState;

/** libvirt's numbers of domain states and their reasons. */
final class DomainStates {
	private static final List<DomainState> STATES = List.of(DomainState.UNKNOWN, DomainState.RUNNING, DomainState.RUNNING, DomainState.PAUSED,
			DomainState.SHUTTING_DOWN, DomainState.SHUT_OFF, DomainState.CRASHED, DomainState.SUSPENDED);

	private static final Map<DomainState, List<String>> REASONS = Map.of(//
			DomainState.RUNNING, List.of("", "booted", "migrated", "restored", "from snapshot", "unpaused", "migration canceled", "save canceled",
					"wake-up", "crashed", "post-copy", "post-copy failed"),
			DomainState.PAUSED, List.of("", "user", "migration", "save", "dump", "I/O error", "watchdog", "from snapshot", "shutting down",
					"snapshot", "crashed", "starting up", "post-copy", "post-copy failed"),
			DomainState.SHUTTING_DOWN, List.of("", "user"),
			DomainState.SHUT_OFF, List.of("", "shutdown", "destroyed", "crashed", "migrated", "saved", "failed", "from snapshot", "daemon"),
			DomainState.CRASHED, List.of("", "panicked"));

	private DomainStates() {
	}

	static DomainState state(long number) {
		return number >= 0 && number < STATES.size() ? STATES.get((int) number) : DomainState.UNKNOWN;
	}

	/** Empty for none and for one that is newer than this table. */
	static String reason(DomainState state, long number) {
		List<String> reasons = REASONS.getOrDefault(state, List.of());
		return number >= 0 && number < reasons.size() ? reasons.get((int) number) : "";
	}
}
