// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.orrery.fabric.Marks;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Effective;

/**
 * What a host itself keeps of a switch that it is a part of, with the bridge: whose it is, in which slot, and what has to work before any
 * console is there. Immutable.
 *
 * @param name           of the switch
 * @param controlVlans   those of its system profiles
 * @param systemProfiles by name
 */
public record Bootstrap(UUID id, String name, int domain, int slot, List<Integer> controlVlans, List<String> systemProfiles) {
	private static final String SEPARATOR = ","; //$NON-NLS-1$

	public Bootstrap {
		controlVlans = List.copyOf(controlVlans);
		systemProfiles = List.copyOf(systemProfiles);
	}

	public static Bootstrap of(DistributedSwitch drawn, Member member) {
		Inheritance profiles = new Inheritance(drawn);
		TreeSet<Integer> vlans = new TreeSet<>();
		TreeSet<String> names = new TreeSet<>();
		for (PortProfile profile : drawn.profiles())
			profiles.of(profile.name()).filter(Effective::system).ifPresent(effective -> {
				names.add(effective.name());
				effective.vlan().wanted().stream().filter(vlan -> vlan > 0).forEach(vlans::add);
			});
		return new Bootstrap(drawn.id(), drawn.name(), drawn.domain(), member.slot(), List.copyOf(vlans), List.copyOf(names));
	}

	/** Empty for a switch that Orrery did not make, or whose marks somebody has spoilt. */
	public static Optional<Bootstrap> read(String name, Map<String, String> marks) {
		try {
			Optional<UUID> owner = Marks.owner(marks);
			if (owner.isEmpty() || !marks.containsKey(Marks.DOMAIN) || !marks.containsKey(Marks.SLOT))
				return Optional.empty();
			return Optional.of(new Bootstrap(owner.get(), name, Integer.parseInt(marks.get(Marks.DOMAIN)), Integer.parseInt(marks.get(Marks.SLOT)),
					words(marks, Marks.CONTROL_VLANS).stream().map(Integer::valueOf).toList(), words(marks, Marks.SYSTEM_PROFILES)));
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static List<String> words(Map<String, String> marks, String mark) {
		return Arrays.stream(marks.getOrDefault(mark, "").split(SEPARATOR)).filter(word -> !word.isEmpty()).toList(); //$NON-NLS-1$
	}

	/** To be kept with the bridge; what is empty is left out. */
	public Map<String, String> marks() {
		Map<String, String> marks = new TreeMap<>();
		marks.put(Marks.SWITCH, id.toString());
		marks.put(Marks.DOMAIN, Integer.toString(domain));
		marks.put(Marks.SLOT, Integer.toString(slot));
		if (!controlVlans.isEmpty())
			marks.put(Marks.CONTROL_VLANS, String.join(SEPARATOR, controlVlans.stream().map(String::valueOf).toList()));
		if (!systemProfiles.isEmpty())
			marks.put(Marks.SYSTEM_PROFILES, String.join(SEPARATOR, systemProfiles));
		return marks;
	}

	/** Whether a host that keeps this obeys that switch: two may share cables and even a name. */
	public boolean obeys(DistributedSwitch drawn) {
		return id.equals(drawn.id()) && domain == drawn.domain();
	}
}
