// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.hypervisor.DomainRecord;

/** The hosts that a report is about, by name, with the VMs that a person sees on each. Immutable. */
record Scope(List<Member> members, Instant now) {
	record Member(HostInventory host, List<DomainRecord> vms) {
		List<DomainRecord> active() {
			return vms.stream().filter(vm -> vm.state().isActive()).toList();
		}

		boolean answers() {
			ConnectionState state = host.status().state();
			return state == ConnectionState.ACTIVE || state == ConnectionState.DEGRADED;
		}

		boolean isKnown() {
			return host.host() != null;
		}

		String name() {
			return host.displayName();
		}

		/** Processor cores, without hyperthreads; 0 while unknown. */
		int cores() {
			return host.host() == null ? 0 : host.host().cpu().sockets() * host.host().cpu().coresPerSocket();
		}

		/** As the cluster's reference has it; empty when it is in none. */
		String clusterPath() {
			ConnectionDefinition definition = host.definition();
			return definition.cluster().isBlank() ? "" : path(definition) + '/' + definition.cluster(); //$NON-NLS-1$
		}

		private static String path(ConnectionDefinition definition) {
			StringBuilder path = new StringBuilder(definition.datacenter());
			definition.folders().forEach(folder -> path.append('/').append(folder));
			return path.toString();
		}

		/** By any part of its place or by the path from the datacenter on. */
		boolean isIn(String group) {
			ConnectionDefinition definition = host.definition();
			String whole = path(definition) + '/' + definition.cluster();
			return group.isEmpty() || definition.datacenter().equalsIgnoreCase(group) || definition.cluster().equalsIgnoreCase(group)
					|| definition.folders().stream().anyMatch(group::equalsIgnoreCase)
					|| (whole + '/').toLowerCase(java.util.Locale.ROOT).startsWith(group.toLowerCase(java.util.Locale.ROOT) + '/');
		}
	}

	Scope {
		members = members.stream().sorted(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER)).toList();
	}

	Scope in(String group) {
		return new Scope(members.stream().filter(member -> member.isIn(group)).toList(), now);
	}

	/** By the path of the cluster; hosts without one stand alone under their name. */
	Map<String, List<Member>> clusters() {
		Map<String, List<Member>> clusters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (Member member : members)
			clusters.computeIfAbsent(member.clusterPath().isEmpty() ? member.name() : member.clusterPath(), any -> new ArrayList<>()).add(member);
		return clusters;
	}

	/** What a report must say of hosts that it cannot tell of. */
	List<String> notes() {
		List<String> notes = new ArrayList<>();
		List<Member> unknown = members.stream().filter(member -> !member.isKnown()).toList();
		List<Member> stale = members.stream().filter(member -> member.isKnown() && !member.answers()).toList();
		if (members.isEmpty())
			notes.add(Messages.Scope_empty);
		if (!unknown.isEmpty())
			notes.add(Messages.bind(Messages.Scope_unknown, names(unknown)));
		if (!stale.isEmpty())
			notes.add(Messages.bind(Messages.Scope_stale, names(stale)));
		return notes;
	}

	private static String names(Collection<Member> members) {
		return members.stream().map(Member::name).collect(Collectors.joining(", ")); //$NON-NLS-1$
	}
}
