// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.List;
import java.util.UUID;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.plan.HostPlan;

/**
 * What is to be done at one host, as one transaction. Immutable.
 *
 * @param connection id; @param host its own UUID; @param name for a person
 */
public record HostChange(String connection, UUID host, String name, List<FabricStep> steps) {
	public HostChange {
		steps = List.copyOf(steps);
	}

	/** What takes it back. */
	public HostChange undo() {
		return new HostChange(connection, host, name, new HostPlan(name, steps).undo().steps());
	}
}
