// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.PortProfile.Security;

/** The profiles of one switch with everything that they inherit. Immutable. */
public final class Inheritance {
	private final Map<String, PortProfile> profiles = new LinkedHashMap<>();
	private final Map<String, Effective> effective = new HashMap<>();

	public Inheritance(DistributedSwitch drawn) {
		drawn.profiles().forEach(profile -> profiles.putIfAbsent(profile.name(), profile));
	}

	/** Empty for a profile that is not there, or whose ancestors go round in a circle. */
	public Optional<Effective> of(String profile) {
		PortProfile own = profiles.get(profile);
		if (own == null || !cycle(profile).isEmpty())
			return Optional.empty();
		return Optional.of(effective.computeIfAbsent(profile, name -> resolve(own)));
	}

	private Effective resolve(PortProfile own) {
		List<PortProfile> line = line(own);
		Vlan everything = own.capability() == Capability.UPLINK ? Vlan.trunk(List.of()) : Vlan.none();
		return new Effective(own.name(), own.capability(), first(line, PortProfile::vlan, everything), first(line, PortProfile::rate, Rate.UNLIMITED),
				new Security(first(line, p -> p.security().macChanges(), false), first(line, p -> p.security().promiscuous(), false),
						first(line, p -> p.security().forgedTransmits(), false), first(line, p -> p.security().dhcpServer(), false)),
				first(line, PortProfile::enabled, true), line.stream().anyMatch(PortProfile::system));
	}

	private static <T> T first(List<PortProfile> line, Function<PortProfile, T> setting, T otherwise) {
		return line.stream().map(setting).filter(java.util.Objects::nonNull).findFirst().orElse(otherwise);
	}

	/** Itself, its parent, its parent's parent; a parent that is missing ends the line. */
	private List<PortProfile> line(PortProfile own) {
		List<PortProfile> line = new ArrayList<>();
		for (PortProfile next = own; next != null && !line.contains(next); next = profiles.get(next.parent()))
			line.add(next);
		return line;
	}

	/** The names on the way round when the profile is its own ancestor; otherwise empty. */
	public List<String> cycle(String profile) {
		List<String> way = new ArrayList<>();
		for (PortProfile next = profiles.get(profile); next != null; next = profiles.get(next.parent())) {
			if (way.contains(next.name())) {
				way.add(next.name());
				return way.subList(way.indexOf(next.name()), way.size());
			}
			way.add(next.name());
		}
		return List.of();
	}
}
