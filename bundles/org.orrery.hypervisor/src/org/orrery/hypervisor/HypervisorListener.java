// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.UUID;

/** Events say what to refetch, not what is true. Called on the adapter's event thread; must return at once. */
public interface HypervisorListener {
	/** Started, stopped, paused, defined, device or metadata changed, migrated away or in, … */
	default void domainChanged(UUID domain, DomainEvent event) {
	}

	default void networkChanged(UUID network) {
	}

	default void poolChanged(UUID pool) {
	}

	/** Defined, undefined, or given another value. */
	default void secretChanged(UUID secret) {
	}

	default void hostDevicesChanged() {
	}

	/** The connection is gone; sent once. Do not close it from here. */
	default void closed(String reason) {
	}

	enum DomainEvent {
		DEFINED, UNDEFINED, STARTED, MIGRATED_IN, PAUSED, RESUMED, STOPPED, MIGRATED_AWAY, SHUTDOWN, CRASHED, SUSPENDED, REBOOTED, AGENT,
		DEVICES, METADATA, IO_ERROR, WATCHDOG, JOB_COMPLETED, MIGRATION_ITERATION, OTHER
	}
}
