// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.openflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.fabric.PortGuard;

/**
 * Guards of ports as rules, and rules as guards. What may pass goes through the table a second time, so that rules of others decide about it as if
 * there were no guard. Pure.
 */
final class GuardRules {
	/** "Orrery" and a version: by it our rules are told from others'. */
	static final long COOKIE = 0x4f72726572790001L;
	/** Above what people usually write by hand, below the highest, with which somebody may overrule us. */
	private static final int REFUSED = 60000;
	private static final int ALLOWED = REFUSED + 1;
	private static final int FORBIDDEN = REFUSED + 2;
	private static final int IPV4 = 0x0800;
	private static final int IPV6 = 0x86dd;
	private static final int DHCP = 67;
	private static final int DHCP6 = 547;

	private GuardRules() {
	}

	/** @param port number that the switch gave it; @param guard a broken one is none */
	static List<FlowRule> of(int port, PortGuard guard) {
		List<FlowRule> rules = new ArrayList<>();
		if (guard.equals(PortGuard.BROKEN))
			return rules;
		if (guard.dhcpServers()) {
			rules.add(FlowRule.from(port, FORBIDDEN, true).udpFrom(IPV4, DHCP));
			rules.add(FlowRule.from(port, FORBIDDEN, true).udpFrom(IPV6, DHCP6));
		}
		if (!guard.source().isEmpty()) {
			rules.add(FlowRule.from(port, ALLOWED, false).source(guard.source()));
			rules.add(FlowRule.from(port, REFUSED, true));
		}
		return rules;
	}

	/** What a rule that drops asks of a frame, in the words of ovs-ofctl. */
	static String protocol(FlowRule rule) {
		if (rule.priority() != FORBIDDEN)
			return ""; //$NON-NLS-1$
		return rule.equals(FlowRule.from(rule.port(), FORBIDDEN, true).udpFrom(IPV4, DHCP)) ? ",udp,tp_src=" + DHCP : ",udp6,tp_src=" + DHCP6; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** By the number of the port; one that is not in it is open. */
	static Map<Integer, PortGuard> guards(Collection<FlowRule> rules) {
		Map<Integer, Set<FlowRule>> byPort = new HashMap<>();
		rules.forEach(rule -> byPort.computeIfAbsent(rule.port(), port -> new HashSet<>()).add(rule));
		Map<Integer, PortGuard> guards = new HashMap<>();
		byPort.forEach((port, own) -> guards.put(port, guard(port, own)));
		return guards;
	}

	private static PortGuard guard(int port, Set<FlowRule> rules) {
		String source = rules.stream().filter(rule -> !rule.drops()).map(FlowRule::source).findFirst().orElse(""); //$NON-NLS-1$
		PortGuard guard = new PortGuard(source, rules.stream().anyMatch(rule -> rule.priority() == FORBIDDEN));
		return rules.equals(Set.copyOf(of(port, guard))) ? guard : PortGuard.BROKEN;
	}
}
