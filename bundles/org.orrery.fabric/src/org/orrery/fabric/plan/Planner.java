// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;

/** From a design and what hosts have to the steps between. Pure; one for each design, from any thread. */
public final class Planner {
	private final NetworkDesign design;
	private final Map<UUID, Inheritance> profiles = new HashMap<>();

	public Planner(NetworkDesign design) {
		this.design = design;
		design.switches().forEach(drawn -> profiles.put(drawn.id(), new Inheritance(drawn)));
	}

	/**
	 * What a host is planned on.
	 *
	 * @param host     its own UUID; @param name for a person
	 * @param switches all that it has, also others'
	 * @param nics     of its VMs, by the id of the switch that they ask for
	 * @param guards   whether ports can be guarded there; otherwise the security of profiles is left as the host has it
	 */
	public record HostState(UUID host, String name, List<SwitchConfig> switches, Map<UUID, List<VmNic>> nics, boolean guards) {
		/** A host whose ports cannot be guarded. */
		public HostState(UUID host, String name, List<SwitchConfig> switches, Map<UUID, List<VmNic>> nics) {
			this(host, name, switches, nics, false);
		}

		public HostState {
			switches = List.copyOf(switches);
			nics = Map.copyOf(nics);
		}
	}

	/** Empty when the host has everything already. Switches that Orrery did not make are not in it. */
	public HostPlan plan(HostState host) {
		List<FabricStep> steps = new ArrayList<>();
		for (DistributedSwitch drawn : design.switches()) {
			SwitchConfig live = owned(host, drawn).orElse(null);
			Optional<Member> member = drawn.member(host.host());
			if (member.isPresent())
				steps.addAll(HostPlan.between(live, target(drawn, member.get(), host).config(live)));
			else if (live != null)
				steps.addAll(HostPlan.between(live, null));
		}
		return new HostPlan(host.name(), steps);
	}

	/** What the host is to have of a switch, for a person to compare. Empty when it is no member. */
	public Optional<SwitchConfig> wanted(DistributedSwitch drawn, HostState host) {
		return drawn.member(host.host()).map(member -> target(drawn, member, host).config(owned(host, drawn).orElse(null)));
	}

	private HostTarget target(DistributedSwitch drawn, Member member, HostState host) {
		return new HostTarget(drawn, member, profiles.get(drawn.id()), host.nics().getOrDefault(drawn.id(), List.of()), host.guards());
	}

	/** A switch of the same domain and id; one that only has the same name belongs to somebody else. */
	private static Optional<SwitchConfig> owned(HostState host, DistributedSwitch drawn) {
		return host.switches().stream().filter(live -> Marks.owner(live.marks()).filter(drawn.id()::equals).isPresent())
				.filter(live -> Integer.toString(drawn.domain()).equals(live.marks().get(Marks.DOMAIN))).findFirst();
	}
}
