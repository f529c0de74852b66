// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.LiveHost.LiveNic;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Uplink;

/** Hosts with their uplinks, teams and free NICs: members of the design, and connected hosts that could become some. */
final class HostScene {
	private static final int KILO = 1000;

	private final SceneContext context;
	private final List<SceneNode> nodes;
	private final List<Wire> wires;

	private record Part(DistributedSwitch of, Member member) {
	}

	HostScene(SceneContext context, List<SceneNode> nodes, List<Wire> wires) {
		this.context = context;
		this.nodes = nodes;
		this.wires = wires;
	}

	void draw() {
		Map<UUID, List<Part>> members = new LinkedHashMap<>();
		for (DistributedSwitch drawn : context.state().design().switches())
			drawn.members().forEach(member -> members.computeIfAbsent(member.host(), first -> new ArrayList<>()).add(new Part(drawn, member)));
		context.hosts().keySet().forEach(host -> members.putIfAbsent(host, List.of()));
		members.forEach((host, parts) -> nodes.add(host(host, parts)));
	}

	private SceneNode host(UUID host, List<Part> parts) {
		NetworkKey key = new NetworkKey.OfHost(host);
		Optional<LiveHost> live = Optional.ofNullable(context.hosts().get(host));
		String name = live.map(LiveHost::name).orElseGet(() -> parts.get(0).member().name());
		List<SceneNode> inside = new ArrayList<>();
		Set<String> used = new HashSet<>();
		boolean folded = context.view().collapsed().contains(key);
		for (Part part : parts) {
			for (Uplink uplink : part.member().uplinks()) {
				used.addAll(uplink.nics());
				if (!folded)
					inside.add(uplink(part, uplink, live));
				wires.add(wire(part, uplink, folded ? key : null, live));
			}
			if (part.member().uplinks().isEmpty())
				wires.add(new Wire(key, new NetworkKey.OfSwitch(part.of().id()), Wire.Kind.MEMBER, -1, State.NONE, false));
		}
		if (!folded)
			live.ifPresent(known -> known.nics().stream().filter(nic -> !used.contains(nic.name())).forEach(nic -> inside.add(nic(host, nic.name(), live))));
		boolean filteredOut = context.isFilteredOut(name) && !SceneContext.anyShown(inside);
		State state = live.map(known -> known.answers() ? State.UP : State.DOWN).orElse(State.UNKNOWN);
		return new SceneNode(key, Shape.HOST, name, detail(parts), addresses(parts), -1, state, false, parts.isEmpty(), filteredOut,
				context.problems().of(key), live.isPresent() ? List.of() : List.of(Messages.Host_notConnected), inside);
	}

	private static String detail(List<Part> parts) {
		if (parts.isEmpty())
			return Messages.Host_noMember;
		return String.join(", ", parts.stream().map(part -> NLS.bind(Messages.Host_slot, part.member().slot())).distinct().toList()); //$NON-NLS-1$
	}

	private static String addresses(List<Part> parts) {
		return String.join(", ", parts.stream().map(part -> part.member().address()).filter(address -> !address.isEmpty()).distinct().toList()); //$NON-NLS-1$
	}

	private SceneNode uplink(Part part, Uplink uplink, Optional<LiveHost> live) {
		UUID host = part.member().host();
		NetworkKey key = new NetworkKey.OfUplink(part.of().id(), host, uplink.name());
		List<SceneNode> nics = uplink.nics().stream().map(nic -> nic(host, nic, live)).toList();
		String end = uplink.profile().isEmpty() ? Messages.Uplink_allVlans : uplink.profile();
		return new SceneNode(key, Shape.UPLINK, uplink.name(), teaming(uplink), end, -1, State.NONE, false, false,
				context.isFilteredOut(uplink.name(), end) && !SceneContext.anyShown(nics), context.problems().of(key),
				context.live(key, List.of(NLS.bind(Messages.Uplink_of, part.of().name()))), nics);
	}

	private static String teaming(Uplink uplink) {
		return uplink.teaming() == Uplink.Teaming.NONE ? "" //$NON-NLS-1$
				: uplink.teaming() == Uplink.Teaming.LACP ? "LACP" : uplink.teaming().name().toLowerCase(Locale.ROOT).replace('_', '-'); //$NON-NLS-1$
	}

	private Wire wire(Part part, Uplink uplink, NetworkKey folded, Optional<LiveHost> live) {
		NetworkKey from = folded != null ? folded : new NetworkKey.OfUplink(part.of().id(), part.member().host(), uplink.name());
		List<LiveNic> nics = live.map(LiveHost::nics).orElse(List.of()).stream().filter(nic -> uplink.nics().contains(nic.name())).toList();
		State state = nics.isEmpty() ? State.UNKNOWN : nics.stream().anyMatch(LiveNic::up) ? State.UP : State.DOWN;
		return new Wire(from, new NetworkKey.OfSwitch(part.of().id()), Wire.Kind.UPLINK, -1,
				context.link(new NetworkKey.OfUplink(part.of().id(), part.member().host(), uplink.name()), state), false);
	}

	private SceneNode nic(UUID host, String name, Optional<LiveHost> live) {
		NetworkKey key = new NetworkKey.OfNic(host, name);
		Optional<LiveNic> nic = live.flatMap(known -> known.nics().stream().filter(one -> one.name().equals(name)).findFirst());
		boolean management = live.filter(known -> known.management().contains(name)).isPresent();
		State state = context.link(key, nic.map(one -> one.up() ? State.UP : State.DOWN).orElse(State.UNKNOWN));
		String detail = management ? Messages.Nic_management : context.inside().words().getOrDefault(key, ""); //$NON-NLS-1$
		return new SceneNode(key, Shape.NIC, name, detail, nic.map(LiveNic::speed).map(HostScene::speed).orElse(""), -1, state, false, false, //$NON-NLS-1$
				context.isFilteredOut(name), context.problems().of(key), List.of(state == State.UP ? Messages.Nic_up : state == State.DOWN ? Messages.Nic_down
						: Messages.Nic_unknown), List.of());
	}

	private static String speed(int megabits) {
		if (megabits <= 0)
			return ""; //$NON-NLS-1$
		return megabits % KILO == 0 ? megabits / KILO + " Gbit/s" : megabits + " Mbit/s"; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
