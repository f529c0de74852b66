// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.diagram.network.scene.SceneNode.State;

/** VMs with their NICs. Where there are many, they are counted at their profiles, and shown for those that were opened or looked for. */
final class VmScene {
	/** More NICs than this are not drawn unasked. */
	static final int FEW = 60;
	/** More VMs than this are not drawn at all: the rest is a number. */
	static final int MOST = 200;

	private final SceneContext context;
	private final List<SceneNode> nodes;
	private final List<Wire> wires;

	VmScene(SceneContext context, List<SceneNode> nodes, List<Wire> wires) {
		this.context = context;
		this.nodes = nodes;
		this.wires = wires;
	}

	void draw() {
		Map<NetworkKey, List<Ports.Port>> vms = new LinkedHashMap<>();
		for (Ports.Port port : context.ports().all())
			if (isShown(port))
				vms.computeIfAbsent(new NetworkKey.OfVm(port.vm().vm()), first -> new ArrayList<>()).add(port);
		int drawn = 0;
		for (List<Ports.Port> ports : vms.values()) {
			if (drawn++ == MOST)
				break;
			nodes.add(vm(ports));
		}
		if (vms.size() > MOST)
			nodes.add(new SceneNode(new NetworkKey.OfVm(new java.util.UUID(0, 0)), Shape.MORE, NLS.bind(Messages.Vm_more, vms.size() - MOST), "", "", -1, //$NON-NLS-1$ //$NON-NLS-2$
					State.NONE, false, true, false, List.of(), List.of(Messages.Vm_moreNote), List.of()));
	}

	private boolean isShown(Ports.Port port) {
		if (context.ports().size() <= FEW || port.pending())
			return true;
		return port.profile() != null && context.view().opened().contains(port.profile()) || context.isFound(port.vm().name(), port.nic().mac());
	}

	private SceneNode vm(List<Ports.Port> ports) {
		Ports.Port first = ports.get(0);
		NetworkKey key = new NetworkKey.OfVm(first.vm().vm());
		List<SceneNode> nics = ports.stream().map(this::nic).toList();
		State state = first.vm().running() ? State.UP : State.DOWN;
		boolean filteredOut = context.isFilteredOut(first.vm().name()) && !SceneContext.anyShown(nics);
		return new SceneNode(key, Shape.VM, first.vm().name(), first.host().name(), "", -1, state, false, !first.vm().running(), filteredOut, List.of(), //$NON-NLS-1$
				List.of(), nics);
	}

	private SceneNode nic(Ports.Port port) {
		String now = port.profile() != null ? port.profile().name() : port.nic().portGroup().isEmpty() ? port.nic().network()
				: port.nic().network() + '/' + port.nic().portGroup();
		State state = port.nic().up() ? context.link(port.key(), State.UP) : State.DOWN;
		int hue = port.profile() == null ? -1 : context.profiles().get(port.profile().on()).of(port.profile().name()).map(one -> SwitchScene.hue(one.vlan()))
				.orElse(-1);
		if (port.profile() != null && context.view().shows(Layer.PROFILES)) {
			NetworkKey on = new NetworkKey.OfSwitch(port.profile().on());
			wires.add(new Wire(port.key(), context.view().collapsed().contains(on) ? on : port.profile(), Wire.Kind.PORT, hue,
					state, port.pending()));
		}
		String mac = port.nic().mac();
		return new SceneNode(port.key(), Shape.VM_NIC, mac.length() > 8 ? "…" + mac.substring(mac.length() - 8) : mac, port.pending() ? "→ " + now : now, "", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				hue, state, port.pending(), false, context.isFilteredOut(port.vm().name(), mac, now), List.of(),
				context.live(port.key(), List.of(NLS.bind(Messages.VmNic_note, mac,
						port.nic().portGroup().isEmpty() ? port.nic().network() : port.nic().network() + '/' + port.nic().portGroup()))),
				List.of());
	}
}
