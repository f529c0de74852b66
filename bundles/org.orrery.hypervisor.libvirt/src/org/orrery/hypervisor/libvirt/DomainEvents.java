// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import org.orrery.hypervisor.HypervisorListener.DomainEvent;

/** libvirt's lifecycle events of domains and their details. */
final class DomainEvents {
	private static final int STARTED_MIGRATED = 1;
	private static final int STOPPED_CRASHED = 2;
	private static final int STOPPED_MIGRATED = 3;
	private static final int RESUMED_MIGRATED = 1;
	private static final int RESUMED_POST_COPY = 3;

	interface Meaning {
		DomainEvent of(int event, int detail);
	}

	private DomainEvents() {
	}

	static DomainEvent lifecycle(int event, int detail) {
		return switch (event) {
		case 0 -> DomainEvent.DEFINED;
		case 1 -> DomainEvent.UNDEFINED;
		case 2 -> detail == STARTED_MIGRATED ? DomainEvent.MIGRATED_IN : DomainEvent.STARTED;
		case 3 -> DomainEvent.PAUSED;
		case 4 -> detail == RESUMED_MIGRATED || detail == RESUMED_POST_COPY ? DomainEvent.MIGRATED_IN : DomainEvent.RESUMED;
		case 5 -> switch (detail) {
		case STOPPED_CRASHED -> DomainEvent.CRASHED;
		case STOPPED_MIGRATED -> DomainEvent.MIGRATED_AWAY;
		default -> DomainEvent.STOPPED;
		};
		case 6 -> DomainEvent.SHUTDOWN;
		case 7 -> DomainEvent.SUSPENDED;
		case 8 -> DomainEvent.CRASHED;
		default -> DomainEvent.OTHER;
		};
	}
}
