// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Tunnel;

/** Works out the drawing. Pure; one for each drawing; any thread. */
public final class SceneBuilder {
	private final SceneContext context;
	private final List<SceneNode> nodes = new ArrayList<>();
	private final List<Wire> wires = new ArrayList<>();

	private SceneBuilder(SceneContext context) {
		this.context = context;
	}

	/** @param hosts that are connected; @param problems of the design */
	public static NetworkScene build(DesignState state, List<LiveHost> hosts, List<DesignProblem> problems, ViewState view) {
		return build(state, hosts, new Ports(state, hosts), problems, view, LiveInside.NOTHING);
	}

	/** With ports that are known already, and what goes on in the hosts' switches. */
	public static NetworkScene build(DesignState state, List<LiveHost> hosts, Ports ports, List<DesignProblem> problems, ViewState view, LiveInside inside) {
		ProblemPlaces places = new ProblemPlaces(state.design(), problems);
		Map<UUID, Inheritance> profiles = new HashMap<>();
		state.design().switches().forEach(drawn -> profiles.put(drawn.id(), new Inheritance(drawn)));
		Map<UUID, LiveHost> live = new LinkedHashMap<>();
		hosts.forEach(host -> live.putIfAbsent(host.host(), host));
		SceneBuilder builder = new SceneBuilder(new SceneContext(state, live, ports, places, profiles, view, inside));
		builder.draw();
		return new NetworkScene(builder.nodes, builder.wires, places.located());
	}

	private void draw() {
		if (context.view().shows(Layer.VMS))
			new VmScene(context, nodes, wires).draw();
		SwitchScene switches = new SwitchScene(context);
		context.state().design().switches().forEach(drawn -> nodes.add(switches.node(drawn)));
		if (context.state().design().switches().isEmpty())
			nodes.add(new SceneNode(new NetworkKey.OfVm(new UUID(0, 1)), Shape.HINT, Messages.Hint_empty, "", "", -1, SceneNode.State.NONE, false, true, false, //$NON-NLS-1$ //$NON-NLS-2$
					List.of(), List.of(), List.of()));
		if (context.view().shows(Layer.SWITCHING))
			context.state().design().switches().forEach(this::drawTunnels);
		if (context.view().shows(Layer.PHYSICAL))
			new HostScene(context, nodes, wires).draw();
	}

	private void drawTunnels(DistributedSwitch drawn) {
		for (Tunnel tunnel : drawn.tunnels()) {
			NetworkKey key = new NetworkKey.OfTunnel(drawn.id(), tunnel.name());
			nodes.add(context.node(key, Shape.TUNNEL, tunnel.name(), tunnel.type() + " " + tunnel.key(), drawn.name())); //$NON-NLS-1$
			SceneNode.State alive = context.inside().links().getOrDefault(key, SceneNode.State.NONE);
			wires.add(new Wire(key, new NetworkKey.OfSwitch(drawn.id()), Wire.Kind.TUNNEL_OF, -1, alive, false));
			if (context.view().shows(Layer.PHYSICAL))
				drawn.members().stream().filter(member -> tunnel.joins(member) || tunnel.slots().contains(member.slot()))
						.forEach(member -> wires.add(new Wire(key, new NetworkKey.OfHost(member.host()), Wire.Kind.TUNNEL, -1, SceneNode.State.NONE, false)));
		}
	}
}
