// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * One switch over many hosts; over one host, a standard switch. Immutable.
 *
 * @param id     for life, whatever its name becomes
 * @param name   of the bridge on every member: 1 to 15 characters, since it is a network device there
 * @param domain a host obeys only the switch whose domain it has stored, 1 to 4095: two designs may share the same cables
 * @param mtu    bytes of payload of a frame
 */
public record DistributedSwitch(UUID id, String name, int domain, int mtu, List<Member> members, List<PortProfile> profiles,
		List<Tunnel> tunnels, List<Mirror> mirrors, List<FlowExport> exports) {
	/** Slots 1 and 2 are the controllers'. */
	public static final int FIRST_MEMBER_SLOT = 3;
	public static final int LAST_MEMBER_SLOT = 66;
	public static final int MOST_MEMBERS = LAST_MEMBER_SLOT - FIRST_MEMBER_SLOT + 1;
	public static final int LONGEST_NAME = 15;
	public static final int DEFAULT_MTU = 1500;

	public DistributedSwitch {
		members = List.copyOf(members);
		profiles = List.copyOf(profiles);
		tunnels = List.copyOf(tunnels);
		mirrors = List.copyOf(mirrors);
		exports = List.copyOf(exports);
	}

	public DistributedSwitch withSettings(String newName, int newDomain, int newMtu) {
		return new DistributedSwitch(id, newName, newDomain, newMtu, members, profiles, tunnels, mirrors, exports);
	}

	public DistributedSwitch withMembers(List<Member> others) {
		return new DistributedSwitch(id, name, domain, mtu, others, profiles, tunnels, mirrors, exports);
	}

	public DistributedSwitch withProfiles(List<PortProfile> others) {
		return new DistributedSwitch(id, name, domain, mtu, members, others, tunnels, mirrors, exports);
	}

	public DistributedSwitch withTunnels(List<Tunnel> others) {
		return new DistributedSwitch(id, name, domain, mtu, members, profiles, others, mirrors, exports);
	}

	public DistributedSwitch withMirrors(List<Mirror> others) {
		return new DistributedSwitch(id, name, domain, mtu, members, profiles, tunnels, others, exports);
	}

	public DistributedSwitch withExports(List<FlowExport> others) {
		return new DistributedSwitch(id, name, domain, mtu, members, profiles, tunnels, mirrors, others);
	}

	/** The same with one member as it is here; of a host that is new it comes last. */
	public DistributedSwitch replacing(Member changed) {
		List<Member> all = new ArrayList<>(members);
		all.replaceAll(member -> member.host().equals(changed.host()) ? changed : member);
		if (member(changed.host()).isEmpty())
			all.add(changed);
		return withMembers(all);
	}

	public Optional<Member> member(UUID host) {
		return members.stream().filter(member -> member.host().equals(host)).findFirst();
	}

	public Optional<PortProfile> profile(String profile) {
		return profiles.stream().filter(drawn -> drawn.name().equals(profile)).findFirst();
	}

	/** The lowest that no member holds; empty when all 64 are taken. A member that is away keeps its own. */
	public OptionalInt freeSlot() {
		Set<Integer> taken = new HashSet<>();
		members.forEach(member -> taken.add(member.slot()));
		for (int slot = FIRST_MEMBER_SLOT; slot <= LAST_MEMBER_SLOT; slot++)
			if (!taken.contains(slot))
				return OptionalInt.of(slot);
		return OptionalInt.empty();
	}
}
