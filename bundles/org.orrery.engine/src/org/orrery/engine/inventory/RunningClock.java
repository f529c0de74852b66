// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/** Since when domains run, across hosts: one that migrates goes on running. Thread-safe. */
final class RunningClock {
	private final Map<UUID, Instant> since = new ConcurrentHashMap<>();

	/** Brings the times of a draft in line with its domains. */
	void apply(InventoryDraft draft, Instant now) {
		draft.runningSince.keySet().retainAll(draft.domains.keySet());
		for (DomainRecord domain : draft.domains.values()) {
			UUID uuid = domain.uuid();
			if (domain.state() == DomainState.RUNNING)
				draft.runningSince.computeIfAbsent(uuid, key -> since.computeIfAbsent(key, k -> now));
			else if (!domain.state().isActive() && draft.runningSince.remove(uuid) != null && !domain.stateReason().equals("migrated")) //$NON-NLS-1$
				since.remove(uuid);
		}
	}
}
