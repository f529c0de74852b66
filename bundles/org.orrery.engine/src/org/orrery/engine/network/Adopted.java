// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.List;

import org.orrery.fabric.design.NetworkDesign;

/**
 * A design that was changed to what the hosts have. Immutable.
 *
 * @param changes     marks that hosts get so that their switches are known as parts of it; empty when they are already
 * @param notAdopted  what a design cannot say, one sentence each; it stays a difference
 */
public record Adopted(NetworkDesign design, List<HostChange> changes, List<String> notAdopted) {
	public Adopted {
		changes = List.copyOf(changes);
		notAdopted = List.copyOf(notAdopted);
	}
}
