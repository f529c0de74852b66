// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;

/**
 * During a live migration the domain exists on both hosts: running at the source, paused and waiting at the target. To a person it is one
 * VM, at the source, until it switches over. Stateless.
 */
final class IncomingDomains {
	private IncomingDomains() {
	}

	/** Waiting at this host while another known host has it, and not waiting. */
	static boolean isHidden(HostInventory host, UUID domain, Collection<HostInventory> all) {
		if (domain == null || !host.isIncoming(domain))
			return false;
		for (HostInventory other : all) {
			DomainRecord there = other.connection().equals(host.connection()) ? null : other.domains().get(domain);
			if (there != null && there.state().isActive() && !other.isIncoming(domain))
				return true;
		}
		return false;
	}
}
