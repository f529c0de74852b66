// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.NetworkDesign;

/** All rules over a design. Pure, fast enough for every stroke of the editor; any thread. */
public final class DesignCheck {
	private static final List<DesignRule> RULES = List.of(new SwitchRule(), new MemberRule(), new ProfileRule(), new UplinkRule(), new LoopRule(),
			new VlanReachRule(), new ManagementRule(), new TunnelRule(), new MonitoringRule());

	private DesignCheck() {
	}

	/** @param facts of the hosts that are known; rules that need more are silent about the others */
	public static List<DesignProblem> problems(NetworkDesign design, Collection<HostFacts> facts) {
		Map<UUID, HostFacts> byHost = facts.stream().collect(Collectors.toMap(HostFacts::host, Function.identity(), (first, second) -> first));
		List<DesignProblem> found = new ArrayList<>();
		for (DistributedSwitch drawn : design.switches()) {
			DrawnSwitch looked = new DrawnSwitch(design, drawn, new Inheritance(drawn), byHost, found);
			RULES.forEach(rule -> rule.check(looked));
		}
		return found;
	}

	public static boolean isApplicable(List<DesignProblem> problems) {
		return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
	}
}
