// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;
import org.orrery.fabric.runtime.PortLedger;

/** One design against the hosts as they are now. One thread. */
final class NetworkPlanning {
	private final NetworkDesign design;
	/** Of several connections to one host the one that is ready. */
	private final Map<UUID, HostNetwork> hosts = new LinkedHashMap<>();
	private final Planner planner;
	private final Map<UUID, PortNumbers> numbers = new HashMap<>();
	private final Map<UUID, Inheritance> profiles = new HashMap<>();

	/** @param ledgers numbers of ports that are not there now, by the id of the switch */
	NetworkPlanning(NetworkDesign design, Collection<HostNetwork> all, Function<UUID, PortLedger> ledgers) {
		this.design = design;
		planner = new Planner(design);
		for (HostNetwork host : all)
			if (host.host() != null && (!hosts.containsKey(host.host()) || host.isReady()))
				hosts.put(host.host(), host);
		design.switches().forEach(drawn -> profiles.put(drawn.id(), new Inheritance(drawn)));
		for (DistributedSwitch drawn : design.switches())
			numbers.put(drawn.id(), new PortNumbers(hosts.values().stream().flatMap(host -> SwitchUsers.at(host, drawn).stream()).toList(), ledgers.apply(drawn.id())));
	}

	NetworkPlan plan() {
		List<HostChange> changes = new ArrayList<>();
		for (HostNetwork host : hosts.values()) {
			if (!host.isReady())
				continue;
			HostChange change = new HostChange(host.connection(), host.host(), host.name(), steps(host), networks(host));
			if (change.size() > 0)
				changes.add(change);
		}
		return new NetworkPlan(design, changes, away(), new DesignFacts(hosts.values()).problems(design));
	}

	NetworkComparison comparison() {
		List<NetworkComparison.HostDrift> drifts = new ArrayList<>();
		for (Map.Entry<UUID, String> member : members().entrySet()) {
			HostNetwork host = hosts.get(member.getKey());
			if (host == null)
				drifts.add(new NetworkComparison.HostDrift("", member.getKey(), member.getValue(), Messages.Networks_unknownMember, List.of(), List.of())); //$NON-NLS-1$
			else if (!host.isReady())
				drifts.add(new NetworkComparison.HostDrift(host.connection(), host.host(), host.name(), host.reason(), List.of(), List.of()));
			else
				drifts.add(new NetworkComparison.HostDrift(host.connection(), host.host(), host.name(), "", steps(host).stream() //$NON-NLS-1$
						.map(step -> new NetworkComparison.Drift(step, Adoption.isPossible(step))).toList(),
						networks(host)));
		}
		return new NetworkComparison(drifts);
	}

	private List<NetworkPlan.Away> away() {
		List<NetworkPlan.Away> away = new ArrayList<>();
		members().forEach((id, name) -> {
			HostNetwork host = hosts.get(id);
			if (host == null)
				away.add(new NetworkPlan.Away(name, Messages.Networks_unknownMember, Messages.Networks_unknownMemberRemedy));
			else if (!host.isReady())
				away.add(new NetworkPlan.Away(host.name(), host.reason(), host.remedy()));
		});
		return away;
	}

	/** Members of any switch, and hosts that still have a part of one without being a member any more, with their names. */
	private Map<UUID, String> members() {
		Map<UUID, String> members = new LinkedHashMap<>();
		for (DistributedSwitch drawn : design.switches()) {
			for (Member member : drawn.members())
				members.put(member.host(), hosts.containsKey(member.host()) ? hosts.get(member.host()).name() : member.name());
			hosts.values().stream().filter(host -> host.part(drawn.id()).isPresent()).forEach(host -> members.putIfAbsent(host.host(), host.name()));
		}
		return members;
	}

	private List<FabricStep> steps(HostNetwork host) {
		return planner.plan(state(host)).steps();
	}

	private List<LibvirtStep> networks(HostNetwork host) {
		List<LibvirtStep> steps = new ArrayList<>();
		for (DistributedSwitch drawn : design.switches()) {
			LibvirtStep step = PortGroups.step(host, drawn, drawn.member(host.host()).orElse(null), profiles.get(drawn.id()));
			if (step != null)
				steps.add(step);
		}
		return steps;
	}

	private HostState state(HostNetwork host) {
		Map<UUID, List<VmNic>> nics = new HashMap<>();
		for (DistributedSwitch drawn : design.switches()) {
			List<VmNic> asking = new ArrayList<>();
			for (VmPort nic : SwitchUsers.at(host, drawn))
				nic.profile().ifPresent(profile -> asking.add(new VmNic(nic.mac(), numbers.get(drawn.id()).of(nic.mac()), profile)));
			nics.put(drawn.id(), asking);
		}
		return new HostState(host.host(), host.name(), host.switches(), nics, host.unguarded().isEmpty());
	}
}
