// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import org.orrery.hypervisor.NetworkDefinition;

/**
 * One change of the libvirt network that hands out the ports of a drawn switch at a host. Immutable.
 *
 * @param before null: there is none; @param after null: it is to go
 */
public record LibvirtStep(NetworkDefinition before, NetworkDefinition after) {
	/** The step that takes this one back. */
	public LibvirtStep inverse() {
		return new LibvirtStep(after, before);
	}

	public String name() {
		return after == null ? before.name() : after.name();
	}
}
