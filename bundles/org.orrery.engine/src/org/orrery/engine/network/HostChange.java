// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.List;
import java.util.UUID;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.plan.HostPlan;

/**
 * What is to be done at one host. Immutable.
 *
 * @param connection id; @param host its own UUID; @param name for a person
 * @param steps      at its switches, one transaction
 * @param networks   at its libvirt, after them
 */
public record HostChange(String connection, UUID host, String name, List<FabricStep> steps, List<LibvirtStep> networks) {
	public HostChange {
		steps = List.copyOf(steps);
		networks = List.copyOf(networks);
	}

	/** Its switches only. */
	public HostChange(String connection, UUID host, String name, List<FabricStep> steps) {
		this(connection, host, name, steps, List.of());
	}

	/** What takes it back. */
	public HostChange undo() {
		return new HostChange(connection, host, name, new HostPlan(name, steps).undo().steps(), networks.reversed().stream().map(LibvirtStep::inverse).toList());
	}

	/** The same at the host that another connection leads to. */
	public HostChange through(String otherConnection, String otherName) {
		return new HostChange(otherConnection, host, otherName, steps, networks);
	}

	public int size() {
		return steps.size() + networks.size();
	}
}
