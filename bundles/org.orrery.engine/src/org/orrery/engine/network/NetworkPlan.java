// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.List;

import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.NetworkDesign;

/**
 * Exact steps for each host that make the live networks what a design says, on the state that was live when it was planned. Immutable.
 *
 * @param changes  hosts that have to change, in the order in which they will; empty: everything is as designed
 * @param away     members that are not seen: nothing can be planned for them
 * @param problems everything that is wrong with the design, with these hosts
 */
public record NetworkPlan(NetworkDesign design, List<HostChange> changes, List<Away> away, List<DesignProblem> problems) {
	/** @param reason why the member is not seen */
	public record Away(String name, String reason, String remedy) {
	}

	public NetworkPlan {
		changes = List.copyOf(changes);
		away = List.copyOf(away);
		problems = List.copyOf(problems);
	}

	public int steps() {
		return changes.stream().mapToInt(HostChange::size).sum();
	}

	public boolean isEmpty() {
		return changes.isEmpty();
	}

	/** Whether nothing in the design or at the hosts forbids it. */
	public boolean isApplicable() {
		return DesignCheck.isApplicable(problems);
	}
}
