// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

import org.orrery.hypervisor.DomainStatistics.Group;

/**
 * What a watcher wants to know: how often, which counters of the VMs, of which hosts. Immutable.
 *
 * @param groups without any, only what the host itself tells (processors, memory) is read: much cheaper than asking for its VMs
 * @param hosts  told ids of connections; asked often and on the timer's thread, so the answer must be quick and may change
 */
public record Interest(Pace pace, Set<Group> groups, Predicate<String> hosts) {
	public Interest {
		groups = Set.copyOf(groups);
	}

	/** All counters of all hosts. */
	public static Interest of(Pace pace) {
		return new Interest(pace, EnumSet.allOf(Group.class), host -> true);
	}

	/** Only these counters of the VMs. */
	public Interest in(Set<Group> wanted) {
		return new Interest(pace, wanted, hosts);
	}

	/** Only hosts that pass. */
	public Interest at(Predicate<String> wanted) {
		return new Interest(pace, groups, wanted);
	}
}
