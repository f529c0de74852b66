// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.edit.RateText;

/** Switches with their profiles and mirrors as rows. */
final class SwitchScene {
	private final SceneContext context;

	SwitchScene(SceneContext context) {
		this.context = context;
	}

	SceneNode node(DistributedSwitch drawn) {
		NetworkKey key = new NetworkKey.OfSwitch(drawn.id());
		boolean folded = context.view().collapsed().contains(key);
		List<SceneNode> rows = new ArrayList<>();
		if (context.view().shows(Layer.PROFILES) && !folded) {
			for (Capability capability : List.of(Capability.PORT, Capability.UPLINK))
				drawn.profiles().stream().filter(profile -> profile.capability() == capability).filter(this::isShown).forEach(profile -> rows.add(row(drawn, profile)));
			if (context.view().shows(Layer.SWITCHING))
				drawn.mirrors().forEach(mirror -> rows.add(row(drawn, mirror)));
		}
		String detail = NLS.bind(Messages.Switch_detail, new Object[] { drawn.domain(), drawn.mtu(), drawn.members().size() });
		String end = folded ? NLS.bind(Messages.Switch_folded, drawn.profiles().size()) : exports(drawn);
		boolean filteredOut = context.isFilteredOut(drawn.name()) && !SceneContext.anyShown(rows);
		return new SceneNode(key, Shape.SWITCH, drawn.name(), detail, end, -1, State.NONE, false, false, filteredOut, context.problems().of(key),
				List.of(NLS.bind(Messages.Switch_counts, new Object[] { drawn.profiles().size(), drawn.tunnels().size(), drawn.mirrors().size() })), rows);
	}

	/** Who may only choose sees what there is to choose from. */
	private boolean isShown(PortProfile profile) {
		return !context.view().administrator() || profile.capability() == Capability.PORT && profile.published();
	}

	private static String exports(DistributedSwitch drawn) {
		return String.join(", ", drawn.exports().stream().map(FlowExport::kind).map(kind -> switch (kind) { //$NON-NLS-1$
		case NETFLOW -> "NetFlow"; //$NON-NLS-1$
		case SFLOW -> "sFlow"; //$NON-NLS-1$
		case IPFIX -> "IPFIX"; //$NON-NLS-1$
		}).toList());
	}

	private SceneNode row(DistributedSwitch drawn, PortProfile profile) {
		NetworkKey.OfProfile key = new NetworkKey.OfProfile(drawn.id(), profile.name());
		Effective effective = context.profiles().get(drawn.id()).of(profile.name()).orElse(null);
		String vlan = effective == null ? "?" : words(effective.vlan()); //$NON-NLS-1$
		List<Ports.Port> ports = context.ports().of(key);
		boolean uplink = profile.capability() == Capability.UPLINK;
		long users = uplink ? drawn.members().stream().flatMap(member -> member.uplinks().stream()).filter(one -> one.profile().equals(profile.name())).count()
				: ports.size();
		String detail = users == 0 ? "" : NLS.bind(uplink ? Messages.Profile_uplinks : users == 1 ? Messages.Profile_port : Messages.Profile_ports, users); //$NON-NLS-1$
		return new SceneNode(key, uplink ? Shape.UPLINK_PROFILE : Shape.PROFILE, profile.name(), detail, vlan, effective == null ? -1 : hue(effective.vlan()),
				State.NONE, ports.stream().anyMatch(Ports.Port::pending), effective != null && !effective.enabled(),
				context.isFilteredOut(profile.name(), vlan), context.problems().of(key), notes(profile, effective), List.of());
	}

	static int hue(Vlan vlan) {
		return switch (vlan.mode()) {
		case ACCESS, NATIVE -> vlan.tag();
		case NONE, TRUNK -> -1;
		};
	}

	private static String words(Vlan vlan) {
		return vlan.mode() == Vlan.Mode.ACCESS ? NLS.bind(Messages.Profile_vlan, vlan.tag()) : vlan.toString();
	}

	private static List<String> notes(PortProfile profile, Effective effective) {
		List<String> notes = new ArrayList<>();
		if (!profile.parent().isEmpty())
			notes.add(NLS.bind(Messages.Profile_inherits, profile.parent()));
		if (effective == null)
			return notes;
		notes.add(NLS.bind(Messages.Profile_limits, RateText.format(effective.rate())));
		if (!effective.enabled())
			notes.add(Messages.Profile_down);
		if (effective.system())
			notes.add(Messages.Profile_system);
		if (profile.capability() == Capability.PORT)
			notes.add(profile.published() ? Messages.Profile_published : Messages.Profile_unpublished);
		return notes;
	}

	private SceneNode row(DistributedSwitch drawn, Mirror mirror) {
		String watched = mirror.profiles().isEmpty() ? Messages.Mirror_everything : String.join(", ", mirror.profiles()); //$NON-NLS-1$
		return context.node(new NetworkKey.OfMirror(drawn.id(), mirror.name()), Shape.MIRROR, mirror.name(), watched,
				mirror.output().isEmpty() ? "" : "→ " + mirror.output()); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
