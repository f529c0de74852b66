// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/**
 * During a live migration the domain exists on both hosts. To a person it is one VM: at the source until it switches over, then at the
 * target. libvirt pauses both halves for the reason "migration": the target's until it has all memory, the source's while it hands over
 * at the end. So of a domain that is paused for migration
 * <ul>
 * <li>the waiting half (never seen running there) is hidden while another known host has the domain active and not waiting;</li>
 * <li>the leaving half is hidden as soon as the domain runs on another known host.</li>
 * </ul>
 * A half whose other half nobody knows is shown: it may be what is left of a broken migration. Stateless.
 */
final class MigratingDomains {
	private MigratingDomains() {
	}

	static boolean isHidden(HostInventory host, UUID domain, Collection<HostInventory> all) {
		DomainRecord here = domain == null ? null : host.domains().get(domain);
		if (here == null || !isPausedForMigration(here))
			return false;
		boolean waiting = host.isIncoming(domain);
		for (HostInventory other : all) {
			DomainRecord there = other.connection().equals(host.connection()) ? null : other.domains().get(domain);
			if (there == null)
				continue;
			if (waiting ? there.state().isActive() && !other.isIncoming(domain) : there.state() == DomainState.RUNNING)
				return true;
		}
		return false;
	}

	/** Cheap: whether any domain here may be one half of two. */
	static boolean anyIn(HostInventory host) {
		return host.domains().values().stream().anyMatch(MigratingDomains::isPausedForMigration);
	}

	private static boolean isPausedForMigration(DomainRecord domain) {
		return domain.state() == DomainState.PAUSED && domain.stateReason().equals("migration"); //$NON-NLS-1$
	}
}
