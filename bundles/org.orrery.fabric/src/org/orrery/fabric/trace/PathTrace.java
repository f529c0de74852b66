// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan.Mode;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.trace.Hop.Verdict;

/**
 * Follows an untagged or tagged frame from the NIC of one VM to that of another, through switches, teams and tunnels as they are set and as
 * they were seen. It ends at the first place that does not let the frame pass. One thread, used once.
 */
public final class PathTrace {
	private final List<TracedHost> hosts;
	private final String from;
	private final String to;
	private final int asked;
	private final List<Hop> hops = new ArrayList<>();
	private int vlan;

	/** Where a NIC is plugged in. */
	private record Place(TracedHost host, SwitchConfig on, PortConfig port) {
	}

	private PathTrace(Collection<TracedHost> hosts, String from, String to, int asked) {
		this.hosts = List.copyOf(hosts);
		this.from = from.toLowerCase(Locale.ROOT);
		this.to = to.toLowerCase(Locale.ROOT);
		this.asked = asked;
	}

	/**
	 * @param from MAC address of the sending NIC; @param to of the one that is meant
	 * @param tag  VLAN that the sending guest itself writes into the frame; 0: none
	 */
	public static Trace follow(Collection<TracedHost> hosts, String from, String to, int tag) {
		PathTrace trace = new PathTrace(hosts, from, to, tag);
		trace.follow();
		return new Trace(trace.from, trace.to, trace.vlan, trace.hops);
	}

	private void follow() {
		Optional<Place> source = place(from);
		if (source.isEmpty()) {
			hop(Hop.Kind.FROM_VM, null, null, "", Verdict.BLOCKED, Messages.PathTrace_noPort, from); //$NON-NLS-1$
			return;
		}
		if (!leaveVm(source.get()))
			return;
		Optional<Place> target = place(to);
		boolean together = target.filter(place -> isSame(place, source.get())).isPresent();
		if (together) {
			hop(Hop.Kind.SWITCH, source.get().host(), source.get().on(), target.get().port().name(), Verdict.PASSES, Messages.PathTrace_local, to,
					target.get().port().name());
			enterVm(target.get());
		} else if (leaveHost(source.get(), target.orElse(null)))
			target.ifPresent(this::enterVm);
	}

	private static boolean isSame(Place one, Place other) {
		return one.host().name().equals(other.host().name()) && one.on().name().equals(other.on().name());
	}

	private Optional<Place> place(String mac) {
		for (TracedHost host : hosts)
			for (SwitchConfig on : host.switches())
				for (PortConfig port : on.ports().values())
					if (port.marks().getOrDefault(Marks.MAC, "").equalsIgnoreCase(mac)) //$NON-NLS-1$
						return Optional.of(new Place(host, on, port));
		return Optional.empty();
	}

	// --- VMs ---------------------------------------------------------------------------------------------------------------------------

	private boolean leaveVm(Place source) {
		PortConfig port = source.port();
		vlan = asked > 0 ? asked : port.vlan().tag();
		boolean tagged = asked > 0;
		boolean mayTag = port.vlan().mode() == Mode.TRUNK || port.vlan().mode() == Mode.NATIVE;
		if (!port.enabled())
			return hop(Hop.Kind.FROM_VM, source.host(), source.on(), port.name(), Verdict.BLOCKED, Messages.PathTrace_disabled, profile(port));
		if (tagged && (!mayTag || !port.vlan().carries(asked)))
			return hop(Hop.Kind.FROM_VM, source.host(), source.on(), port.name(), Verdict.BLOCKED, Messages.PathTrace_tagRefused, asked, profile(port), port.vlan());
		if (isDown(source))
			return hop(Hop.Kind.FROM_VM, source.host(), source.on(), port.name(), Verdict.BLOCKED, Messages.PathTrace_linkDown, port.name());
		return hop(Hop.Kind.FROM_VM, source.host(), source.on(), port.name(), Verdict.PASSES, Messages.PathTrace_leaves, profile(port), port.vlan(), vlanWords());
	}

	private boolean enterVm(Place target) {
		PortConfig port = target.port();
		if (!port.enabled())
			return hop(Hop.Kind.TO_VM, target.host(), target.on(), port.name(), Verdict.BLOCKED, Messages.PathTrace_disabled, profile(port));
		if (!carries(port))
			return hop(Hop.Kind.TO_VM, target.host(), target.on(), port.name(), Verdict.BLOCKED, Messages.PathTrace_otherVlan, profile(port), port.vlan(),
					vlanWords());
		if (isDown(target))
			return hop(Hop.Kind.TO_VM, target.host(), target.on(), port.name(), Verdict.BLOCKED, Messages.PathTrace_linkDown, port.name());
		return hop(Hop.Kind.TO_VM, target.host(), target.on(), port.name(), Verdict.PASSES, Messages.PathTrace_arrives, profile(port), port.vlan());
	}

	private static boolean isDown(Place place) {
		return place.host().inside(place.on().name()).flatMap(inside -> inside.port(place.port().name())).filter(port -> port.link() == Link.DOWN).isPresent();
	}

	// --- from host to host -------------------------------------------------------------------------------------------------------------

	/** @param target null: no VM that is seen; the frame goes to the outside */
	private boolean leaveHost(Place source, Place target) {
		List<PortConfig> ways = source.on().ports().values().stream()
				.filter(port -> port.kind() == Kind.UPLINK || port.kind().isTunnel()).filter(port -> port.enabled() && carries(port)).toList();
		if (ways.isEmpty())
			return hop(Hop.Kind.SWITCH, source.host(), source.on(), "", Verdict.BLOCKED, Messages.PathTrace_noWay, source.on().name(), source.host().name(), //$NON-NLS-1$
					vlanWords());
		Optional<MacEntry> learnt = source.host().inside(source.on().name()).stream().flatMap(inside -> inside.macs().stream())
				.filter(entry -> entry.mac().equals(to) && entry.vlan() == vlan).findFirst();
		Optional<PortConfig> byAddress = learnt.flatMap(entry -> ways.stream().filter(way -> way.name().equals(entry.port())).findFirst());
		PortConfig way = byAddress.orElseGet(() -> best(ways, target));
		if (byAddress.isPresent())
			hop(Hop.Kind.SWITCH, source.host(), source.on(), way.name(), Verdict.PASSES, Messages.PathTrace_learnt, to, way.name(), learnt.get().age());
		else
			hop(Hop.Kind.SWITCH, source.host(), source.on(), way.name(), Verdict.PASSES, Messages.PathTrace_flooded, to, vlanWords(),
					String.join(", ", ways.stream().map(PortConfig::name).toList())); //$NON-NLS-1$
		return way.kind().isTunnel() ? throughTunnel(source, way, target) : throughUplink(source, way, target);
	}

	/** Of the ways that all get the frame the one that leads there: a tunnel to the target's host before an uplink. */
	private static PortConfig best(List<PortConfig> ways, Place target) {
		Stream<PortConfig> tunnels = ways.stream().filter(way -> way.kind().isTunnel()).filter(way -> target != null && otherEnd(way, target).isPresent());
		return tunnels.findFirst().or(() -> ways.stream().filter(way -> way.kind() == Kind.UPLINK).findFirst()).orElse(ways.get(0));
	}

	private static Optional<PortConfig> otherEnd(PortConfig tunnel, Place target) {
		return target.on().ports().values().stream().filter(port -> port.kind() == tunnel.kind())
				.filter(port -> port.options().getOrDefault("key", "").equals(tunnel.options().getOrDefault("key", ""))) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.filter(port -> port.options().getOrDefault("local_ip", "").equals(tunnel.options().getOrDefault("remote_ip", "-"))).findFirst(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	private boolean throughTunnel(Place source, PortConfig way, Place target) {
		String remote = way.options().getOrDefault("remote_ip", ""); //$NON-NLS-1$ //$NON-NLS-2$
		String egress = source.host().inside(source.on().name()).stream().flatMap(inside -> inside.tunnels().stream())
				.filter(tunnel -> tunnel.port().equals(way.name())).map(tunnel -> tunnel.alive() == Link.DOWN ? null : tunnel.egress()).findFirst().orElse(""); //$NON-NLS-1$
		if (egress == null)
			return hop(Hop.Kind.TUNNEL, source.host(), source.on(), way.name(), Verdict.BLOCKED, Messages.PathTrace_tunnelDead, way.name(), remote);
		hop(Hop.Kind.TUNNEL, source.host(), source.on(), way.name(), Verdict.PASSES, Messages.PathTrace_wrapped, way.kind(),
				way.options().getOrDefault("key", "0"), remote, egress.isEmpty() ? Messages.PathTrace_byRoute : egress); //$NON-NLS-1$ //$NON-NLS-2$
		hop(Hop.Kind.PHYSICAL, null, null, "", Verdict.ASSUMED, Messages.PathTrace_routed, way.options().getOrDefault("local_ip", ""), remote); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (target == null)
			return false;
		Optional<PortConfig> end = otherEnd(way, target);
		if (end.isEmpty())
			return hop(Hop.Kind.TUNNEL, target.host(), target.on(), "", Verdict.BLOCKED, Messages.PathTrace_noEnd, target.host().name(), way.kind(), //$NON-NLS-1$
					way.options().getOrDefault("key", "0"), remote); //$NON-NLS-1$ //$NON-NLS-2$
		return hop(Hop.Kind.TUNNEL, target.host(), target.on(), end.get().name(), Verdict.PASSES, Messages.PathTrace_unwrapped, end.get().name());
	}

	private boolean throughUplink(Place source, PortConfig way, Place target) {
		if (!useLinks(source.host(), source.on(), way))
			return false;
		boolean sameHost = target != null && target.host().name().equals(source.host().name());
		hop(Hop.Kind.PHYSICAL, null, null, "", Verdict.ASSUMED, sameHost ? Messages.PathTrace_outAndIn : Messages.PathTrace_physical, onWire(way)); //$NON-NLS-1$
		if (target == null)
			return false;
		List<PortConfig> uplinks = target.on().ports().values().stream().filter(port -> port.kind() == Kind.UPLINK).toList();
		Optional<PortConfig> in = uplinks.stream().filter(port -> port.enabled() && carries(port)).findFirst();
		if (in.isEmpty())
			return hop(Hop.Kind.UPLINK, target.host(), target.on(), uplinks.isEmpty() ? "" : uplinks.get(0).name(), Verdict.BLOCKED, //$NON-NLS-1$
					Messages.PathTrace_notAdmitted, target.on().name(), target.host().name(), vlanWords());
		return useLinks(target.host(), target.on(), in.get());
	}

	/** Which NIC of a team carries it. */
	private boolean useLinks(TracedHost host, SwitchConfig on, PortConfig uplink) {
		Optional<TeamStatus> team = host.inside(on.name()).flatMap(inside -> inside.team(uplink.name()));
		boolean down = host.inside(on.name()).flatMap(inside -> inside.port(uplink.name())).filter(port -> port.link() == Link.DOWN).isPresent();
		if (down || team.filter(seen -> seen.links().stream().noneMatch(TeamStatus.Link::carries)).isPresent())
			return hop(Hop.Kind.UPLINK, host, on, uplink.name(), Verdict.BLOCKED, Messages.PathTrace_uplinkDown, uplink.name());
		if (team.isEmpty())
			return hop(Hop.Kind.UPLINK, host, on, uplink.name(), Verdict.PASSES, Messages.PathTrace_uplink, profile(uplink), uplink.vlan());
		String active = team.get().active().map(TeamStatus.Link::nic).orElse("?"); //$NON-NLS-1$
		if (team.get().teaming() == Teaming.ACTIVE_BACKUP)
			return hop(Hop.Kind.UPLINK, host, on, uplink.name(), Verdict.PASSES, Messages.PathTrace_activeLink, active, uplink.name(), profile(uplink), uplink.vlan());
		String carrying = String.join(", ", team.get().links().stream().filter(TeamStatus.Link::carries).map(TeamStatus.Link::nic).toList()); //$NON-NLS-1$
		return hop(Hop.Kind.UPLINK, host, on, uplink.name(), Verdict.PASSES, Messages.PathTrace_spread, carrying, uplink.name(), profile(uplink), uplink.vlan());
	}

	// --- words -------------------------------------------------------------------------------------------------------------------------

	private boolean carries(PortConfig port) {
		return port.vlan().carries(vlan) || vlan == 0 && port.vlan().mode() == Mode.TRUNK;
	}

	private String onWire(PortConfig way) {
		return vlan == 0 || way.vlan().mode() != Mode.TRUNK && way.vlan().tag() == vlan ? Messages.PathTrace_untagged : NLS.bind(Messages.PathTrace_tagged, vlan);
	}

	private String vlanWords() {
		return vlan == 0 ? Messages.PathTrace_untagged : NLS.bind(Messages.PathTrace_vlan, vlan);
	}

	private static String profile(PortConfig port) {
		String name = port.marks().getOrDefault(Marks.PROFILE, ""); //$NON-NLS-1$
		return name.isEmpty() ? Messages.PathTrace_noProfile : name;
	}

	/** @param host null: outside; @return whether it goes on */
	private boolean hop(Hop.Kind kind, TracedHost host, SwitchConfig on, String port, Verdict verdict, String words, Object... values) {
		hops.add(new Hop(kind, host == null ? "" : host.name(), on == null ? "" : on.name(), port, verdict, NLS.bind(words, values))); //$NON-NLS-1$ //$NON-NLS-2$
		return verdict != Verdict.BLOCKED;
	}
}
