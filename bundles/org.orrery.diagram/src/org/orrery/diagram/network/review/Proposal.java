// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.review;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.Engine;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.network.ApplyNetworkOperation;
import org.orrery.engine.operation.network.ApplyOptions;
import org.orrery.fabric.design.NetworkDesign;

/**
 * What applying a design would do, checked as the task will check it. Immutable.
 *
 * @param plan   steps for each host; @param check everything that speaks against it; @param script the same as commands
 */
public record Proposal(NetworkPlan plan, ApplyOptions options, CheckResult check, String script) {
	/** Asks no host, but takes its time: not on the UI thread. */
	public static Proposal of(Engine engine, NetworkDesign design, ApplyOptions options) {
		NetworkPlan plan = engine.networks().plan(design);
		Operation operation = ApplyNetworkOperation.of(plan, options);
		CheckResult check = operation.check(engine.context());
		Plan steps = operation.plan(engine.context());
		return new Proposal(plan, options, check, steps.script());
	}

	/** Whether there is anything to do and nothing that forbids it. */
	public boolean isPossible() {
		return check.passes() && !plan.isEmpty();
	}

	/** Whether an obstacle would go when members that are not seen are left out, or when it is forced. */
	List<Finding> obstacles() {
		return new ArrayList<>(check.obstacles());
	}

	public Operation operation() {
		return ApplyNetworkOperation.of(plan, options);
	}
}
