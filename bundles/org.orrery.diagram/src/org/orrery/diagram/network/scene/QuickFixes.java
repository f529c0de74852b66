// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkScene.Located;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.SwitchEdits;
import org.orrery.fabric.edit.UplinkEdits;

/** What would make a problem pass by one stroke, where there is something that nobody would have to think about. Pure. */
public final class QuickFixes {
	private static final int USUAL_MTU = 1500;

	/** @param words imperative, with the names and numbers */
	public record Fix(String words, Stroke stroke) {
	}

	private final DesignState state;
	private final List<LiveHost> hosts;

	public QuickFixes(DesignState state, List<LiveHost> hosts) {
		this.state = state;
		this.hosts = hosts;
	}

	/** The best first; empty: a person has to decide. */
	public List<Fix> of(Located located) {
		return switch (located.problem().rule()) {
		case "vlan-on-uplink" -> located.at() instanceof NetworkKey.OfProfile profile ? vlan(profile) : List.of(); //$NON-NLS-1$
		case "tunnel-mtu" -> located.at() instanceof NetworkKey.OfTunnel tunnel ? room(tunnel) : List.of(); //$NON-NLS-1$
		case "mtu" -> located.at() instanceof NetworkKey.OfSwitch drawn ? List.of(mtu(drawn.id(), USUAL_MTU)) : List.of(); //$NON-NLS-1$
		case "domain" -> located.at() instanceof NetworkKey.OfSwitch drawn ? domain(drawn.id()) : List.of(); //$NON-NLS-1$
		case "uplink-profile" -> located.at() instanceof NetworkKey.OfUplink uplink ? uplink(uplink) : List.of(); //$NON-NLS-1$
		default -> List.of();
		};
	}

	/** Every uplink profile that members use and that stops a VLAN of the profile lets it through. */
	private List<Fix> vlan(NetworkKey.OfProfile key) {
		DistributedSwitch drawn = state.design().withId(key.on()).orElse(null);
		if (drawn == null)
			return List.of();
		Inheritance profiles = new Inheritance(drawn);
		Collection<Integer> wanted = profiles.of(key.name()).map(Effective::vlan).map(Vlan::wanted).orElse(List.of()).stream().filter(Vlan::isValid).toList();
		List<String> stopping = drawn.members().stream().flatMap(member -> member.uplinks().stream()).map(Uplink::profile).distinct()
				.filter(name -> profiles.of(name).map(Effective::vlan).filter(vlan -> !wanted.stream().allMatch(vlan::carries)).isPresent()).toList();
		if (wanted.isEmpty() || stopping.isEmpty())
			return List.of();
		String words = NLS.bind(Messages.Fix_vlan, String.join(", ", wanted.stream().map(String::valueOf).toList()), String.join(", ", stopping)); //$NON-NLS-1$ //$NON-NLS-2$
		return List.of(new Fix(words, before -> {
			DesignState after = before;
			for (String name : stopping)
				after = after.with(ProfileEdits.change(key.on(), name, with(after.design(), key.on(), name, wanted)).apply(after.design()));
			return after;
		}));
	}

	private static PortProfile with(NetworkDesign design, UUID on, String name, Collection<Integer> more) throws EditRefusedException {
		DistributedSwitch drawn = design.withId(on).orElseThrow(QuickFixes::gone);
		PortProfile profile = drawn.profile(name).orElseThrow(QuickFixes::gone);
		Vlan vlan = new Inheritance(drawn).of(name).map(Effective::vlan).orElse(Vlan.trunk(List.of()));
		TreeSet<Integer> tags = new TreeSet<>(vlan.trunks());
		tags.addAll(more);
		return switch (vlan.mode()) {
		case NATIVE -> profile.withVlan(Vlan.nativeAnd(vlan.tag(), tags));
		case ACCESS -> {
			tags.add(vlan.tag());
			yield profile.withVlan(Vlan.trunk(tags));
		}
		case NONE -> profile.withVlan(Vlan.trunk(tags));
		case TRUNK -> profile.withVlan(Vlan.trunk(tags));
		};
	}

	private static EditRefusedException gone() {
		return new EditRefusedException(NLS.bind(Messages.Rename_gone, ""), Messages.Rename_goneRemedy); //$NON-NLS-1$
	}

	/** The largest MTU that leaves room for the tunnel's header at every member that it joins. */
	private List<Fix> room(NetworkKey.OfTunnel key) {
		DistributedSwitch drawn = state.design().withId(key.on()).orElse(null);
		Tunnel tunnel = drawn == null ? null : drawn.tunnels().stream().filter(one -> one.name().equals(key.name())).findFirst().orElse(null);
		if (tunnel == null)
			return List.of();
		OptionalInt path = drawn.members().stream().filter(tunnel::joins).mapToInt(this::path).filter(mtu -> mtu > 0).min();
		return path.isEmpty() ? List.of() : List.of(mtu(key.on(), path.getAsInt() - tunnel.type().overhead()));
	}

	private int path(Member member) {
		return hosts.stream().filter(host -> host.host().equals(member.host())).flatMap(host -> host.nics().stream()).mapToInt(LiveHost.LiveNic::mtu).max().orElse(0);
	}

	private Fix mtu(UUID on, int mtu) {
		String name = state.design().withId(on).map(DistributedSwitch::name).orElse(""); //$NON-NLS-1$
		return new Fix(NLS.bind(Messages.Fix_mtu, name, Integer.toString(mtu)), Stroke.of(SwitchEdits.mtu(on, mtu)));
	}

	private List<Fix> domain(UUID on) {
		List<Integer> taken = state.design().switches().stream().filter(drawn -> !drawn.id().equals(on)).map(DistributedSwitch::domain).toList();
		int free = IntStream.iterate(1, one -> one + 1).filter(one -> !taken.contains(one)).findFirst().orElseThrow();
		return List.of(new Fix(NLS.bind(Messages.Fix_domain, state.design().withId(on).map(DistributedSwitch::name).orElse(""), Integer.toString(free)), //$NON-NLS-1$
				Stroke.of(SwitchEdits.domain(on, free))));
	}

	/** A profile that is not there any more: without one an uplink carries all VLANs. */
	private List<Fix> uplink(NetworkKey.OfUplink key) {
		return state.design().withId(key.on()).flatMap(drawn -> drawn.member(key.host())).flatMap(member -> member.uplink(key.name()))
				.map(uplink -> new Fix(NLS.bind(Messages.Fix_allVlans, uplink.name()),
						Stroke.of(UplinkEdits.change(key.on(), key.host(), key.name(), new Uplink(uplink.name(), uplink.nics(), uplink.teaming(), ""))))) //$NON-NLS-1$
				.map(List::of).orElse(List.of());
	}
}
