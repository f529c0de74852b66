// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.chassis.Bootstrap;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

/** What one member is to have of a switch. Ports that the hypervisor or others have plugged in stay; ours get what their profile says. */
final class HostTarget {
	private final DistributedSwitch drawn;
	private final Member member;
	private final Inheritance profiles;
	private final Map<String, VmNic> nics = new HashMap<>();
	private final boolean guards;

	/** @param guards whether ports can be guarded at the host */
	HostTarget(DistributedSwitch drawn, Member member, Inheritance profiles, List<VmNic> nics, boolean guards) {
		this.guards = guards;
		this.drawn = drawn;
		this.member = member;
		this.profiles = profiles;
		nics.forEach(nic -> this.nics.put(nic.mac().toLowerCase(Locale.ROOT), nic));
	}

	/** @param live null: the host has no such switch yet */
	SwitchConfig config(SwitchConfig live) {
		SortedMap<String, PortConfig> ports = new TreeMap<>();
		if (live != null)
			live.ports().values().stream().filter(port -> !isOurs(port)).forEach(port -> ports.put(port.name(), followed(port)));
		for (Uplink uplink : member.uplinks())
			ports.put(uplink.name(), port(uplink, live == null ? null : live.ports().get(uplink.name())));
		for (Tunnel tunnel : drawn.tunnels())
			tunnels(tunnel).forEach(port -> ports.put(port.name(), port));
		Map<String, String> marks = new TreeMap<>(live == null ? Map.of() : live.marks());
		marks.keySet().removeAll(List.of(Marks.CONTROL_VLANS, Marks.SYSTEM_PROFILES));
		marks.putAll(Bootstrap.of(drawn, member).marks());
		return new SwitchConfig(drawn.name(), drawn.mtu(), ports, mirrors(ports), drawn.exports(), marks);
	}

	/** Uplinks and tunnels are drawn: what of them is not in the design is not to be there. All else is plugged in by others. */
	private static boolean isOurs(PortConfig port) {
		return (port.kind() == Kind.UPLINK || port.kind().isTunnel()) && port.marks().containsKey(Marks.PROFILE);
	}

	/** A VM's port follows its profile; one whose NIC asks for none of ours is left as it is. */
	private PortConfig followed(PortConfig port) {
		if (port.kind() != Kind.VM)
			return port;
		String mac = port.marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT); //$NON-NLS-1$
		return Optional.ofNullable(nics.get(mac)).flatMap(nic -> profiles.of(nic.profile()).map(profile -> set(port, profile, nic.number())))
				.orElse(port);
	}

	private PortConfig set(PortConfig port, Effective profile, int number) {
		Map<String, String> marks = new TreeMap<>(port.marks());
		marks.put(Marks.PROFILE, profile.name());
		marks.put(Marks.PORT, Integer.toString(number));
		PortConfig set = port.with(profile.vlan(), profile.rate(), profile.enabled(), marks);
		return guards ? set.withGuard(PortGuard.of(profile.security(), port.marks().get(Marks.MAC))) : set;
	}

	/** @param there null: not yet; what others keep with it stays */
	private PortConfig port(Uplink uplink, PortConfig there) {
		Optional<Effective> profile = profiles.of(uplink.profile());
		Map<String, String> marks = new TreeMap<>(there == null ? Map.of() : there.marks());
		marks.keySet().removeIf(Marks::isOwn);
		marks.put(Marks.PROFILE, uplink.profile());
		Teaming teaming = uplink.nics().size() > 1 ? uplink.teaming() : Teaming.NONE;
		return new PortConfig(uplink.name(), Kind.UPLINK, uplink.nics(), teaming, profile.map(Effective::vlan).orElse(Vlan.trunk(List.of())),
				Rate.UNLIMITED, profile.map(Effective::enabled).orElse(true), Map.of(), marks);
	}

	/** One port for each other member of the tunnel. */
	private List<PortConfig> tunnels(Tunnel tunnel) {
		List<PortConfig> ports = new ArrayList<>();
		if (!tunnel.joins(member))
			return ports;
		for (Member other : drawn.members()) {
			if (other.slot() == member.slot() || !tunnel.joins(other))
				continue;
			Map<String, String> options = Map.of("remote_ip", other.address(), "local_ip", member.address(), "key", Long.toString(tunnel.key())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			ports.add(new PortConfig(portName(tunnel, other), Kind.valueOf(tunnel.type().name()), List.of(), Teaming.NONE, Vlan.trunk(List.of()),
					Rate.UNLIMITED, true, options, Map.of(Marks.PROFILE, ""))); //$NON-NLS-1$
		}
		return ports;
	}

	/** A port is a network device, too: the name must be short, and the same whenever it is computed. */
	static String portName(Tunnel tunnel, Member other) {
		String suffix = "-" + other.slot(); //$NON-NLS-1$
		int room = DistributedSwitch.LONGEST_NAME - suffix.length();
		String name = tunnel.name();
		return (name.length() <= room ? name : name.substring(0, room)) + suffix;
	}

	/** With the ports of this host that follow the profiles. */
	private List<Mirror> mirrors(SortedMap<String, PortConfig> ports) {
		List<Mirror> mirrors = new ArrayList<>();
		for (Mirror mirror : drawn.mirrors()) {
			if (!ports.containsKey(mirror.output()))
				continue;
			List<String> watched = ports.values().stream().filter(port -> !port.name().equals(mirror.output()))
					.filter(port -> mirror.profiles().isEmpty() || mirror.profiles().contains(port.marks().getOrDefault(Marks.PROFILE, ""))) //$NON-NLS-1$
					.map(PortConfig::name).toList();
			if (!watched.isEmpty())
				mirrors.add(new Mirror(mirror.name(), watched, mirror.direction(), mirror.output()));
		}
		return mirrors;
	}
}
