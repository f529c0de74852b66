// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.MemberEdits;
import org.orrery.fabric.edit.MirrorEdits;
import org.orrery.fabric.edit.ProfileEdits;
import org.orrery.fabric.edit.SwitchEdits;
import org.orrery.fabric.edit.TunnelEdits;
import org.orrery.fabric.edit.UplinkEdits;

/** What deleting and renaming mean for each kind of figure. Pure. */
public final class Strokes {
	private Strokes() {
	}

	/** All of them or, when one is refused, none. */
	public static Stroke delete(List<NetworkKey> keys, List<LiveHost> hosts) {
		return state -> {
			DesignState after = state;
			for (NetworkKey key : keys)
				after = delete(key, after, hosts);
			return after;
		};
	}

	/** Whether there is something of the design behind the figure. */
	public static boolean canDelete(NetworkKey key, DesignState state) {
		return switch (key) {
		case NetworkKey.OfHost host -> state.design().switches().stream().anyMatch(drawn -> drawn.member(host.host()).isPresent());
		case NetworkKey.OfNic nic -> owner(state, nic).isPresent();
		case NetworkKey.OfVmNic nic -> state.choices().containsKey(nic);
		case NetworkKey.OfVm vm -> false;
		default -> true;
		};
	}

	private static DesignState delete(NetworkKey key, DesignState state, List<LiveHost> hosts) throws EditRefusedException {
		return switch (key) {
		case NetworkKey.OfSwitch drawn -> state.with(SwitchEdits.remove(drawn.id()).apply(state.design()));
		case NetworkKey.OfProfile profile -> state.with(ProfileEdits.remove(profile.on(), profile.name(), new Ports(state, hosts).of(profile).size())
				.apply(state.design()));
		case NetworkKey.OfMirror mirror -> state.with(MirrorEdits.remove(mirror.on(), mirror.name()).apply(state.design()));
		case NetworkKey.OfTunnel tunnel -> state.with(TunnelEdits.remove(tunnel.on(), tunnel.name()).apply(state.design()));
		case NetworkKey.OfUplink uplink -> state.with(UplinkEdits.remove(uplink.on(), uplink.host(), uplink.name()).apply(state.design()));
		case NetworkKey.OfHost host -> leave(state, host.host());
		case NetworkKey.OfNic nic -> owner(state, nic).isEmpty() ? state : state.with(UplinkEdits.separate(owner(state, nic).get().on(), nic.host(),
				owner(state, nic).get().name(), nic.name()).apply(state.design()));
		case NetworkKey.OfVmNic nic -> state.forgetting(nic);
		case NetworkKey.OfVm vm -> state;
		};
	}

	private static DesignState leave(DesignState state, UUID host) throws EditRefusedException {
		DesignState after = state;
		for (DistributedSwitch drawn : state.design().switches())
			if (drawn.member(host).isPresent())
				after = after.with(MemberEdits.remove(drawn.id(), host).apply(after.design()));
		return after;
	}

	/** The uplink that a NIC is at. */
	static Optional<NetworkKey.OfUplink> owner(DesignState state, NetworkKey.OfNic nic) {
		for (DistributedSwitch drawn : state.design().switches())
			for (Uplink uplink : drawn.member(nic.host()).map(member -> member.uplinks()).orElse(List.of()))
				if (uplink.nics().contains(nic.name()))
					return Optional.of(new NetworkKey.OfUplink(drawn.id(), nic.host(), uplink.name()));
		return Optional.empty();
	}

	/** Of a single NIC the uplink has the NIC's own name. */
	public static boolean canRename(NetworkKey key, DesignState state) {
		return switch (key) {
		case NetworkKey.OfSwitch drawn -> true;
		case NetworkKey.OfProfile profile -> true;
		case NetworkKey.OfMirror mirror -> true;
		case NetworkKey.OfTunnel tunnel -> true;
		case NetworkKey.OfUplink uplink -> state.design().withId(uplink.on()).flatMap(drawn -> drawn.member(uplink.host()))
				.flatMap(member -> member.uplink(uplink.name())).filter(one -> one.nics().size() > 1).isPresent();
		default -> false;
		};
	}

	public static Stroke rename(NetworkKey key, String name) {
		return state -> switch (key) {
		case NetworkKey.OfSwitch drawn -> state.with(SwitchEdits.rename(drawn.id(), name).apply(state.design()));
		case NetworkKey.OfProfile profile -> renameProfile(state, profile, name.strip());
		case NetworkKey.OfMirror mirror -> {
			Mirror before = on(state, mirror.on()).mirrors().stream().filter(one -> one.name().equals(mirror.name())).findFirst().orElseThrow(Strokes::gone);
			yield state.with(MirrorEdits.change(mirror.on(), mirror.name(), new Mirror(name, before.profiles(), before.direction(), before.output()))
					.apply(state.design()));
		}
		case NetworkKey.OfTunnel tunnel -> {
			Tunnel before = on(state, tunnel.on()).tunnels().stream().filter(one -> one.name().equals(tunnel.name())).findFirst().orElseThrow(Strokes::gone);
			yield state.with(TunnelEdits.change(tunnel.on(), tunnel.name(), new Tunnel(name, before.type(), before.key(), before.slots())).apply(state.design()));
		}
		case NetworkKey.OfUplink uplink -> {
			Uplink before = on(state, uplink.on()).member(uplink.host()).flatMap(member -> member.uplink(uplink.name())).orElseThrow(Strokes::gone);
			yield state.with(UplinkEdits.change(uplink.on(), uplink.host(), uplink.name(),
					new Uplink(name, before.nics(), before.teaming(), before.profile())).apply(state.design()));
		}
		default -> throw new EditRefusedException(Messages.Rename_not, Messages.Rename_notRemedy);
		};
	}

	private static DesignState renameProfile(DesignState state, NetworkKey.OfProfile profile, String name) throws EditRefusedException {
		DesignState after = state.with(ProfileEdits.rename(profile.on(), profile.name(), name).apply(state.design()));
		for (var choice : state.choices().entrySet())
			if (choice.getValue().equals(profile))
				after = after.choosing(choice.getKey(), new NetworkKey.OfProfile(profile.on(), name));
		return after;
	}

	/** What the figure is called after it was renamed, to find it again. */
	public static NetworkKey renamed(NetworkKey key, String name) {
		return switch (key) {
		case NetworkKey.OfProfile profile -> new NetworkKey.OfProfile(profile.on(), name.strip());
		case NetworkKey.OfMirror mirror -> new NetworkKey.OfMirror(mirror.on(), name);
		case NetworkKey.OfTunnel tunnel -> new NetworkKey.OfTunnel(tunnel.on(), name);
		case NetworkKey.OfUplink uplink -> new NetworkKey.OfUplink(uplink.on(), uplink.host(), name);
		default -> key;
		};
	}

	private static DistributedSwitch on(DesignState state, UUID id) throws EditRefusedException {
		return state.design().withId(id).orElseThrow(Strokes::gone);
	}

	private static EditRefusedException gone() {
		return new EditRefusedException(NLS.bind(Messages.Rename_gone, ""), Messages.Rename_goneRemedy); //$NON-NLS-1$
	}
}
