// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.runtime.PortLedger;

/** A design changed to what the hosts have where they differ: the other way of a comparison. One thread. */
final class Adoption {
	private final Collection<HostNetwork> hosts;

	/** @param hosts those that are not seen keep what is drawn of them */
	Adoption(Collection<HostNetwork> hosts) {
		this.hosts = hosts.stream().filter(host -> host.isReady() && host.host() != null).toList();
	}

	/** Whether a design can say what the host has there: uplinks and settings of the switch are drawn for each host, ports follow profiles. */
	static boolean isPossible(FabricStep overwrite) {
		return switch (overwrite) {
		case FabricStep.AddPort add -> add.port().kind() == Kind.UPLINK;
		case FabricStep.RemovePort remove -> remove.port().kind() == Kind.UPLINK;
		case FabricStep.SetPort set -> set.after().kind() == Kind.VM && !set.before().vlan().equals(set.after().vlan());
		case FabricStep.AddMirror add -> false;
		case FabricStep.RemoveMirror remove -> false;
		default -> true;
		};
	}

	Adopted adopt(NetworkDesign design) {
		NetworkDesign changed = new NetworkDesign(design.name(), design.switches().stream().map(this::adopt).toList());
		List<String> left = new ArrayList<>();
		for (NetworkComparison.HostDrift host : new NetworkPlanning(changed, hosts, drawnId -> new PortLedger()).comparison().hosts())
			for (NetworkComparison.Drift drift : host.drifts())
				left.add(Messages.bind(Messages.Adoption_left, new Object[] { host.name(), drift.place(), drift.live(), drift.wanted() }));
		return new Adopted(changed, List.of(), left);
	}

	private DistributedSwitch adopt(DistributedSwitch drawn) {
		Map<Member, SwitchConfig> parts = new LinkedHashMap<>();
		List<Member> members = new ArrayList<>();
		for (Member member : drawn.members()) {
			Optional<HostNetwork> host = hosts.stream().filter(known -> known.host().equals(member.host())).findFirst();
			Optional<SwitchConfig> part = host.flatMap(known -> known.part(drawn.id()));
			part.ifPresent(live -> parts.put(member, live));
			if (host.isEmpty())
				members.add(member);
			else
				part.ifPresent(live -> members.add(new Member(member.slot(), member.host(), member.name(), member.address(), uplinks(drawn, member, live))));
		}
		List<PortProfile> profiles = drawn.profiles().stream().map(profile -> adopt(drawn, profile, parts.values())).toList();
		return new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), same(parts.values(), SwitchConfig::mtu).filter(mtu -> mtu > 0).orElse(drawn.mtu()),
				members, profiles, tunnels(drawn, parts), drawn.mirrors(), same(parts.values(), SwitchConfig::exports).orElse(drawn.exports()));
	}

	private static <T> Optional<T> same(Collection<SwitchConfig> parts, Function<SwitchConfig, T> setting) {
		Set<T> all = new LinkedHashSet<>();
		parts.forEach(part -> all.add(setting.apply(part)));
		return all.size() == 1 ? Optional.of(all.iterator().next()) : Optional.empty();
	}

	private static List<Uplink> uplinks(DistributedSwitch drawn, Member member, SwitchConfig live) {
		List<Uplink> uplinks = new ArrayList<>();
		for (PortConfig port : live.ports().values()) {
			String profile = port.marks().get(Marks.PROFILE);
			if (port.kind() == Kind.UPLINK && profile != null)
				uplinks.add(new Uplink(port.name(), port.nics(), port.teaming(), drawn.profile(profile).isPresent() ? profile : "")); //$NON-NLS-1$
		}
		// as drawn where nothing differs but the order
		List<Uplink> sorted = member.uplinks().stream().sorted(java.util.Comparator.comparing(Uplink::name)).toList();
		return uplinks.equals(sorted) ? member.uplinks() : uplinks;
	}

	/** A profile becomes what all its ports agree in. */
	private static PortProfile adopt(DistributedSwitch drawn, PortProfile profile, Collection<SwitchConfig> parts) {
		Optional<Effective> effective = new Inheritance(drawn).of(profile.name());
		List<PortConfig> ports = parts.stream().flatMap(part -> part.ports().values().stream())
				.filter(port -> profile.name().equals(port.marks().get(Marks.PROFILE)) && !port.kind().isTunnel()).toList();
		if (effective.isEmpty() || ports.isEmpty())
			return profile;
		PortConfig first = ports.getFirst();
		boolean vlan = ports.stream().allMatch(port -> port.vlan().equals(first.vlan())) && !first.vlan().equals(effective.get().vlan());
		boolean rate = profile.capability() == Capability.PORT && ports.stream().allMatch(port -> port.rate().equals(first.rate()))
				&& !first.rate().equals(effective.get().rate());
		boolean enabled = ports.stream().allMatch(port -> port.enabled() == first.enabled()) && first.enabled() != effective.get().enabled();
		return new PortProfile(profile.name(), profile.capability(), profile.parent(), vlan ? first.vlan() : profile.vlan(), rate ? first.rate() : profile.rate(),
				profile.security(), enabled ? Boolean.valueOf(first.enabled()) : profile.enabled(), profile.system(), profile.published());
	}

	/** One that no host has any more goes. */
	private static List<Tunnel> tunnels(DistributedSwitch drawn, Map<Member, SwitchConfig> parts) {
		if (parts.size() < 2)
			return drawn.tunnels();
		return drawn.tunnels().stream().filter(tunnel -> parts.values().stream().flatMap(part -> part.ports().values().stream())
				.anyMatch(port -> port.kind().isTunnel() && Long.toString(tunnel.key()).equals(port.options().get("key")))).toList(); //$NON-NLS-1$
	}
}
