// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Vlan;

/**
 * Draws switches that others have made, one for each name over all hosts that have one, and says which marks make the hosts' switches its parts.
 * What passes them stays the same: only marks are written. One thread, used once.
 */
final class ForeignSwitches {
	/** What ports share, and so what a profile is drawn for. */
	private record Settings(Capability capability, Vlan vlan, Rate rate, boolean enabled) {
		static Settings of(PortConfig port) {
			boolean uplink = port.kind() == Kind.UPLINK;
			return new Settings(uplink ? Capability.UPLINK : Capability.PORT, port.vlan(), uplink ? Rate.UNLIMITED : port.rate(), port.enabled());
		}

		String name() {
			String words = vlan.mode() == Vlan.Mode.NONE ? "untagged" : "vlan " + vlan; //$NON-NLS-1$ //$NON-NLS-2$
			String limited = rate.equals(Rate.UNLIMITED) ? "" : ' ' + String.valueOf(rate.in()) + '/' + rate.out(); //$NON-NLS-1$
			return ((capability == Capability.UPLINK ? "uplink " : "") + words + limited + (enabled ? "" : " off")).replaceAll("[ ,]+", "-"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
		}
	}

	/** As the ports are: nobody was kept from anything. */
	private static final Security UNGUARDED = new Security(true, null, true, true);

	private final Collection<HostNetwork> hosts;
	private final Map<HostNetwork, List<FabricStep>> steps = new LinkedHashMap<>();
	private final List<String> left = new ArrayList<>();
	private int numbers;
	private final Set<Integer> domains = new HashSet<>();

	ForeignSwitches(Collection<HostNetwork> hosts) {
		this.hosts = hosts.stream().filter(host -> host.isReady() && host.host() != null).toList();
	}

	/** @param design that they are added to */
	Adopted into(NetworkDesign design, Collection<String> names) {
		design.switches().forEach(drawn -> domains.add(drawn.domain()));
		hosts.forEach(host -> host.switches().forEach(made -> domains.add(number(made.marks().get(Marks.DOMAIN)))));
		List<DistributedSwitch> all = new ArrayList<>(design.switches());
		for (String name : names)
			all.add(drawn(name));
		List<DistributedSwitch> fresh = all.subList(design.switches().size(), all.size());
		List<HostChange> changes = steps.entrySet().stream().map(entry -> new HostChange(entry.getKey().connection(), entry.getKey().host(), entry.getKey().name(),
				entry.getValue(), networks(entry.getKey(), fresh))).toList();
		return new Adopted(new NetworkDesign(design.name(), all), changes, left);
	}

	private static List<LibvirtStep> networks(HostNetwork host, List<DistributedSwitch> fresh) {
		List<LibvirtStep> networks = new ArrayList<>();
		for (DistributedSwitch drawn : fresh)
			drawn.member(host.host()).map(member -> PortGroups.step(host, drawn, member, new Inheritance(drawn))).ifPresent(networks::add);
		return networks;
	}

	private static int number(String text) {
		return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0; //$NON-NLS-1$
	}

	private int freeDomain() {
		int domain = 1;
		while (!domains.add(domain))
			domain++;
		return domain;
	}

	private DistributedSwitch drawn(String name) {
		UUID id = UUID.randomUUID();
		numbers = 0;
		int domain = freeDomain();
		int mtu = hosts.stream().flatMap(host -> host.foreign().stream()).filter(made -> made.name().equals(name)).mapToInt(SwitchConfig::mtu).max().orElse(0);
		int drawnMtu = mtu == 0 ? DistributedSwitch.DEFAULT_MTU : mtu;
		Map<String, PortProfile> profiles = new LinkedHashMap<>();
		List<Member> members = new ArrayList<>();
		for (HostNetwork host : hosts)
			for (SwitchConfig made : host.foreign())
				if (made.name().equals(name) && members.size() < DistributedSwitch.MOST_MEMBERS)
					members.add(member(host, made, new Member(DistributedSwitch.FIRST_MEMBER_SLOT + members.size(), host.host(), host.name(), "", List.of()), //$NON-NLS-1$
							new DistributedSwitch(id, name, domain, drawnMtu, List.of(), List.of(), List.of(), List.of(), made.exports()), profiles));
		return new DistributedSwitch(id, name, domain, drawnMtu, members, List.copyOf(profiles.values()), List.of(), List.of(), exports(name));
	}

	private List<org.orrery.fabric.design.FlowExport> exports(String name) {
		return hosts.stream().flatMap(host -> host.foreign().stream()).filter(made -> made.name().equals(name)).map(SwitchConfig::exports).findFirst()
				.orElse(List.of());
	}

	private Member member(HostNetwork host, SwitchConfig made, Member place, DistributedSwitch of, Map<String, PortProfile> profiles) {
		List<FabricStep> own = steps.computeIfAbsent(host, any -> new ArrayList<>());
		Map<String, String> marks = new TreeMap<>(made.marks());
		marks.put(Marks.SWITCH, of.id().toString());
		marks.put(Marks.DOMAIN, Integer.toString(of.domain()));
		marks.put(Marks.SLOT, Integer.toString(place.slot()));
		SwitchConfig bare = made.bare().withSettingsOf(made);
		own.add(new FabricStep.SetSwitch(bare, bare.withSettingsOf(new SwitchConfig(made.name(), of.mtu(), new TreeMap<>(), List.of(), made.exports(), marks))));
		List<Uplink> uplinks = new ArrayList<>();
		for (PortConfig port : made.ports().values()) {
			if (port.kind() != Kind.UPLINK && port.kind() != Kind.VM) {
				left.add(Messages.bind(Messages.Adoption_portStays, new Object[] { host.name(), made.name(), port.name() }));
				continue;
			}
			PortProfile profile = profile(Settings.of(port), profiles);
			Map<String, String> portMarks = new TreeMap<>(port.marks());
			portMarks.put(Marks.PROFILE, profile.name());
			if (port.kind() == Kind.UPLINK)
				uplinks.add(new Uplink(port.name(), port.nics(), port.teaming(), profile.name()));
			else
				portMarks.put(Marks.PORT, Integer.toString(++numbers));
			own.add(new FabricStep.SetPort(made.name(), port, port.with(port.vlan(), port.rate(), port.enabled(), portMarks)));
		}
		for (Mirror mirror : made.mirrors())
			left.add(Messages.bind(Messages.Adoption_mirrorStays, new Object[] { host.name(), made.name(), mirror.name() }));
		return new Member(place.slot(), place.host(), place.name(), place.address(), uplinks);
	}

	private static PortProfile profile(Settings settings, Map<String, PortProfile> profiles) {
		return profiles.computeIfAbsent(settings.name(), name -> new PortProfile(name, settings.capability(), "", settings.vlan(), //$NON-NLS-1$
				settings.rate().equals(Rate.UNLIMITED) ? null : settings.rate(), settings.capability() == Capability.PORT ? UNGUARDED : null, settings.enabled() ? null : Boolean.FALSE, false,
				settings.capability() == Capability.PORT));
	}
}
