// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.LiveHost.LiveVm;
import org.orrery.diagram.network.scene.LiveHost.LiveVmNic;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.inside.TunnelStatus;

/**
 * What goes on at the figures of a design, as the hosts' switches tell it. Immutable.
 *
 * @param links state by figure, where a switch knows it; @param notes for the cards; @param words beside the name, as whether a NIC of a team works
 * @param rates by the figure from which a line begins
 */
public record LiveInside(Map<NetworkKey, State> links, Map<NetworkKey, List<String>> notes, Map<NetworkKey, String> words, Map<NetworkKey, Rate> rates) {
	public static final LiveInside NOTHING = new LiveInside(Map.of(), Map.of(), Map.of(), Map.of());

	/** Bit/s, seen from the switch: what comes in from a VM is what the VM sends. */
	public record Rate(double in, double out) {
		Rate plus(Rate other) {
			return new Rate(in + other.in, out + other.out);
		}
	}

	/** One host's part of a switch. @param rates by the port's name; empty until it was looked at twice */
	public record Look(UUID on, UUID host, SwitchInside inside, Map<String, Rate> rates) {
	}

	public LiveInside {
		links = Map.copyOf(links);
		notes = Map.copyOf(notes);
		words = Map.copyOf(words);
		rates = Map.copyOf(rates);
	}

	/** Whether a drawing of the one serves for the other: rates are shown on lines, which do not change for them. */
	public boolean looksLike(LiveInside other) {
		return links.equals(other.links) && notes.equals(other.notes) && words.equals(other.words);
	}

	/** Any thread. */
	public static LiveInside of(List<DistributedSwitch> drawn, List<LiveHost> hosts, List<Look> looks) {
		Collecting all = new Collecting(drawn, hosts);
		looks.forEach(all::add);
		return new LiveInside(all.links, all.notes, all.words, all.rates);
	}

	private static final class Collecting {
		private final Map<UUID, DistributedSwitch> drawn = new HashMap<>();
		private final Map<UUID, Map<String, NetworkKey>> nics = new HashMap<>();
		private final Map<NetworkKey, State> links = new HashMap<>();
		private final Map<NetworkKey, List<String>> notes = new HashMap<>();
		private final Map<NetworkKey, String> words = new HashMap<>();
		private final Map<NetworkKey, Rate> rates = new HashMap<>();

		Collecting(List<DistributedSwitch> switches, List<LiveHost> hosts) {
			switches.forEach(one -> drawn.put(one.id(), one));
			for (LiveHost host : hosts) {
				Map<String, NetworkKey> here = nics.computeIfAbsent(host.host(), first -> new HashMap<>());
				for (LiveVm vm : host.vms())
					for (LiveVmNic nic : vm.nics())
						here.put(nic.mac(), new NetworkKey.OfVmNic(vm.vm(), nic.mac()));
			}
		}

		void add(Look look) {
			for (PortStatus port : look.inside().ports())
				add(look, port);
			look.inside().teams().forEach(team -> add(look, team));
			look.inside().tunnels().forEach(tunnel -> add(look, tunnel));
		}

		private void add(Look look, PortStatus port) {
			NetworkKey key = key(look, port.config());
			if (key == null)
				return;
			Rate rate = look.rates().get(port.name());
			if (rate != null)
				rates.merge(key, rate, Rate::plus);
			if (key instanceof NetworkKey.OfTunnel)
				return; // it has no link of its own, and several ends
			links.put(key, state(port.link()));
			if (key instanceof NetworkKey.OfUplink && port.config().nics().size() == 1)
				links.put(new NetworkKey.OfNic(look.host(), port.config().nics().get(0)), state(port.link()));
			if (!port.error().isEmpty())
				notes.merge(key, List.of(port.error()), Collecting::both);
			if (port.counters().hasProblems())
				notes.merge(key, List.of(NLS.bind(Messages.Live_lost, port.counters().inDropped() + port.counters().outDropped(),
						port.counters().inErrors() + port.counters().outErrors())), Collecting::both);
		}

		private NetworkKey key(Look look, PortConfig port) {
			return switch (port.kind()) {
			case UPLINK -> new NetworkKey.OfUplink(look.on(), look.host(), port.name());
			case VM -> nics.getOrDefault(look.host(), Map.of()).get(port.marks().getOrDefault(Marks.MAC, "").toLowerCase(java.util.Locale.ROOT)); //$NON-NLS-1$
			case VXLAN, GRE, GENEVE -> tunnel(look.on(), port.options().getOrDefault("key", "")); //$NON-NLS-1$ //$NON-NLS-2$
			case KERNEL, OTHER -> null;
			};
		}

		private NetworkKey tunnel(UUID on, String key) {
			DistributedSwitch made = drawn.get(on);
			return made == null ? null : made.tunnels().stream().filter(tunnel -> Long.toString(tunnel.key()).equals(key)).map(Tunnel::name).findFirst()
					.map(name -> new NetworkKey.OfTunnel(on, name)).orElse(null);
		}

		private void add(Look look, TeamStatus team) {
			NetworkKey key = new NetworkKey.OfUplink(look.on(), look.host(), team.port());
			for (TeamStatus.Link link : team.links()) {
				NetworkKey nic = new NetworkKey.OfNic(look.host(), link.nic());
				links.put(nic, state(link.state()));
				words.put(nic, link.active() ? Messages.Live_active : link.carries() ? "" : Messages.Live_standby); //$NON-NLS-1$
			}
			notes.merge(key, List.of(team.isRedundant() ? Messages.Live_redundant : Messages.Live_notRedundant), Collecting::both);
		}

		private void add(Look look, TunnelStatus tunnel) {
			NetworkKey key = tunnel(look.on(), tunnel.key());
			if (key == null)
				return;
			State alive = state(tunnel.alive());
			// one end that hears nothing is enough to know that it is broken
			links.merge(key, alive, (one, other) -> one == State.DOWN || other == State.DOWN ? State.DOWN : one == State.UP && other == State.UP ? State.UP : State.UNKNOWN);
			notes.merge(key, List.of(NLS.bind(Messages.Live_end, new Object[] { tunnel.local(), tunnel.remote(), words(alive) })), Collecting::both);
		}

		private static String words(State state) {
			return state == State.UP ? Messages.State_up : state == State.DOWN ? Messages.State_down : Messages.State_unknown;
		}

		private static State state(Link link) {
			return switch (link) {
			case UP -> State.UP;
			case DOWN -> State.DOWN;
			case UNKNOWN -> State.UNKNOWN;
			};
		}

		private static List<String> both(List<String> one, List<String> other) {
			return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
		}
	}
}
