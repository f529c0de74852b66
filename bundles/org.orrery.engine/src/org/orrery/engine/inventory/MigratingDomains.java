// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;

/**
 * During a live migration the domain exists on both hosts. To a person it is one VM: at the source until it switches over, then at the
 * target. libvirt shows both halves as paused for a while: the target's ("starting up", then "migration") until it has all memory, the
 * source's ("migration", "post-copy") while it hands over at the end. So of such a domain
 * <ul>
 * <li>the waiting half (never seen running there) is hidden while another known host has the domain active and not waiting;</li>
 * <li>the leaving half is hidden as soon as the domain runs on another known host.</li>
 * </ul>
 * A half whose other half nobody knows is shown: it may be what is left of a broken migration. Stateless.
 */
final class MigratingDomains {
	private static final Set<String> LEAVING = Set.of("migration", "post-copy"); //$NON-NLS-1$ //$NON-NLS-2$

	private MigratingDomains() {
	}

	static boolean isHidden(HostInventory host, UUID domain, Collection<HostInventory> all) {
		if (domain == null)
			return false;
		boolean waiting = host.isIncoming(domain);
		if (!waiting && !isLeaving(host.domains().get(domain)))
			return false;
		for (HostInventory other : all) {
			DomainRecord there = other.connection().equals(host.connection()) ? null : other.domains().get(domain);
			if (there == null)
				continue;
			if (waiting ? there.state().isActive() && !other.isIncoming(domain) : there.state() == DomainState.RUNNING)
				return true;
		}
		return false;
	}

	/** Those of these domains of the host that may be one half of two. */
	static Set<UUID> among(Collection<UUID> domains, HostInventory host) {
		return domains.stream().filter(domain -> isLeaving(host.domains().get(domain)) || host.isIncoming(domain)).collect(Collectors.toSet());
	}

	private static boolean isLeaving(DomainRecord domain) {
		return domain != null && domain.state() == DomainState.PAUSED && LEAVING.contains(domain.stateReason());
	}
}
