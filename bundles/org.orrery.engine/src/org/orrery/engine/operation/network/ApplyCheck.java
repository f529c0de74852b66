// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.ManagementPath;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.NetworkRoles.Role;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.network.ApplyNetworkOperation.Kind;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.fabric.plan.AppliedSteps;

/** Everything that speaks against a plan, now. One thread. */
final class ApplyCheck {
	private static final String RULE = "network."; //$NON-NLS-1$

	private final ApplyParameters what;
	private final Networks networks;
	private final List<Finding> findings = new ArrayList<>();

	ApplyCheck(ApplyParameters what, Networks networks) {
		this.what = what;
		this.networks = networks;
	}

	CheckResult result() {
		if (what.kind() != Kind.FOLLOW && networks.roles().own() != Role.DESIGNER)
			obstacle("role", Messages.ApplyCheck_role, Messages.ApplyCheck_roleRemedy); //$NON-NLS-1$
		if (what.design() != null && what.kind() == Kind.APPLY)
			checkDesign(networks.plan(what.design()));
		else if (what.design() != null)
			networks.problems(what.design()).stream().filter(problem -> !problem.rule().equals("foreign")).forEach(this::add); //$NON-NLS-1$
		what.changes().forEach(this::checkHost);
		if (what.changes().isEmpty())
			findings.add(Finding.information(RULE + "same", Messages.bind(Messages.ApplyNetwork_nothing, what.name()))); //$NON-NLS-1$
		return new CheckResult(findings);
	}

	private void checkDesign(NetworkPlan now) {
		now.problems().forEach(this::add);
		for (NetworkPlan.Away away : now.away()) {
			String message = Messages.bind(Messages.ApplyCheck_away, away.name(), away.reason());
			if (what.options().partial())
				findings.add(Finding.warning(RULE + "away", message, Messages.ApplyCheck_leftOut)); //$NON-NLS-1$
			else
				obstacle("away", message, away.remedy() + ' ' + Messages.ApplyCheck_awayRemedy); //$NON-NLS-1$
		}
	}

	private void add(DesignProblem problem) {
		String message = problem.place() + ": " + problem.words(); //$NON-NLS-1$
		boolean allowed = what.options().force() && problem.rule().equals("management"); //$NON-NLS-1$
		if (problem.severity() == Severity.ERROR && !allowed)
			obstacle(problem.rule(), message, problem.remedy());
		else
			findings.add(Finding.warning(RULE + problem.rule(), message, problem.remedy()));
	}

	private void checkHost(HostChange change) {
		Optional<HostNetwork> host = networks.host(change.connection());
		if (host.isEmpty() || !host.get().isReady()) {
			obstacle("seen", Messages.bind(Messages.ApplyCheck_away, change.name(), host.map(HostNetwork::reason).orElse("")), //$NON-NLS-1$ //$NON-NLS-2$
					host.map(HostNetwork::remedy).orElse("")); //$NON-NLS-1$
			return;
		}
		try {
			AppliedSteps.on(host.get().switches(), change.steps());
		} catch (FabricException e) {
			obstacle("changed", Messages.bind(Messages.ApplyCheck_changed, change.name(), e.getMessage()), Messages.ApplyCheck_changedRemedy); //$NON-NLS-1$
		}
		List<String> touched = ManagementPath.touched(host.get(), change.steps());
		if (touched.isEmpty())
			return;
		String message = Messages.bind(Messages.ApplyCheck_management, change.name(), String.join(", ", touched)); //$NON-NLS-1$
		if (what.options().force() && !networks.canGuard(change.connection()))
			obstacle("guard", Messages.bind(Messages.ApplyCheck_noGuard, change.name()), Messages.ApplyCheck_noGuardRemedy); //$NON-NLS-1$
		else if (what.options().force())
			findings.add(Finding.warning(RULE + "management", message, Messages.ApplyCheck_managementForced)); //$NON-NLS-1$
		else
			obstacle("management", message, Messages.ApplyCheck_managementRemedy); //$NON-NLS-1$
	}

	private void obstacle(String rule, String message, String remedy) {
		findings.add(Finding.obstacle(RULE + rule, message, remedy));
	}
}
