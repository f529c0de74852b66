// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.orrery.diagram.canvas.CanvasPart;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.layout.NetworkLayout;
import org.orrery.diagram.network.layout.NetworkLayout.Band;
import org.orrery.diagram.network.layout.NetworkLayout.Box;
import org.orrery.diagram.network.layout.NetworkLayout.Edge;
import org.orrery.diagram.network.scene.LiveInside;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.NetworkScene;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.diagram.network.scene.Wire;

/** The whole drawing. What is there keeps its place among its neighbours; what is new comes last in its band. UI thread. */
public final class DesignPart extends CanvasPart {
	private static final int MARGIN = 3 * NodeFigure.STEP;
	private static final int AS_NEEDED = -1;
	private static final int LEAST_ROOM = 400;
	private static final int USUAL_ROOM = 1400;
	private static final double SMALLER = 1.3;

	private final NetworkLayout layout = new NetworkLayout();
	private final Map<NetworkKey, Integer> order = new HashMap<>();
	private NetworkScene scene;
	private Wires wires;

	private final NetworkContext context;

	DesignPart(NetworkContext context, NetworkScene scene) {
		this.context = context;
		this.scene = scene;
		setModel(scene);
	}

	@Override
	protected IFigure createFigure() {
		return ground(MARGIN);
	}

	@Override
	protected String spokenName() {
		return Messages.Editor_spokenName;
	}

	/** By keys; the platform's own would compare the models, which are keys, with nodes. */
	@Override
	protected void refreshChildren() {
		NodePart.syncChildren(this, scene.nodes());
	}

	@Override
	public void activate() {
		super.activate();
		wires = new Wires(this, context.theme());
		arrange();
		wires.update(scene.wires());
	}

	@Override
	public void deactivate() {
		if (wires != null)
			wires.dispose();
		super.deactivate();
	}

	/** Shows another scene; touches only what differs. */
	public void show(NetworkScene now) {
		scene = now;
		boolean moved = NodePart.syncChildren(this, now.nodes());
		if (moved)
			arrange();
		wires.update(now.wires());
		if (moved)
			wires.revalidate();
	}

	/** What stands at the line that begins there; for tests. */
	public String label(NetworkKey from) {
		return wires.label(from);
	}

	/** What goes over the lines now. */
	public void showRates(Map<NetworkKey, LiveInside.Rate> rates) {
		wires.showRates(rates);
	}

	public NetworkScene scene() {
		return scene;
	}

	/** Selection changed. */
	public void highlight() {
		wires.highlight();
	}

	private void arrange() {
		for (SceneNode node : scene.nodes())
			order.putIfAbsent(node.key(), order.size());
		Map<NetworkKey, Point> places = layout.layout(boxes(), room());
		for (Object child : getChildren()) {
			NodePart part = (NodePart) child;
			Point place = places.get(part.key());
			Rectangle wanted = new Rectangle(place.x, place.y, AS_NEEDED, AS_NEEDED);
			if (!wanted.equals(getFigure().getLayoutManager().getConstraint(part.getFigure())))
				setLayoutConstraint(part, part.getFigure(), wanted);
		}
		wires.revalidate();
	}

	/** The width of the window, a little more, since the drawing may be shown smaller; what has no window yet gets that of a screen. */
	private int room() {
		int width = getViewer().getControl() == null ? 0 : getViewer().getControl().getSize().x;
		return width < LEAST_ROOM ? USUAL_ROOM : (int) (width * SMALLER);
	}

	private List<Box> boxes() {
		List<Box> boxes = new ArrayList<>();
		for (Object child : getChildren()) {
			NodePart part = (NodePart) child;
			boxes.add(new Box(part.key(), band(part.node()), part.getFigure().getPreferredSize().getCopy()));
		}
		boxes.sort((one, other) -> Integer.compare(order.get(one.key()), order.get(other.key())));
		return boxes;
	}

	static Band band(SceneNode node) {
		return switch (node.shape()) {
		case VM, MORE, VM_NIC -> Band.VMS;
		case TUNNEL -> Band.TUNNELS;
		case HOST, UPLINK, NIC -> Band.HOSTS;
		case SWITCH, PROFILE, UPLINK_PROFILE, MIRROR, HINT -> Band.SWITCHES;
		};
	}

	/** What finding a better order needs to know; may be handed to another thread. */
	public record Arrangement(List<Box> boxes, List<Edge> edges) {
		/** Any thread; takes its time. */
		public List<NetworkKey> best() {
			return new NetworkLayout().ordered(boxes, edges).stream().map(Box::key).toList();
		}
	}

	public Arrangement arrangement() {
		Map<NetworkKey, NetworkKey> outer = new HashMap<>();
		scene.nodes().forEach(node -> index(node, node.key(), outer));
		Map<NetworkKey, Band> bands = new HashMap<>();
		scene.nodes().forEach(node -> bands.put(node.key(), band(node)));
		List<Edge> edges = new ArrayList<>();
		for (Wire wire : scene.wires()) {
			NetworkKey from = outer.get(wire.from());
			NetworkKey to = outer.get(wire.to());
			if (from == null || to == null || bands.get(from) == bands.get(to))
				continue;
			boolean upper = bands.get(from).ordinal() < bands.get(to).ordinal();
			Edge edge = new Edge(upper ? from : to, upper ? to : from);
			if (!edges.contains(edge))
				edges.add(edge);
		}
		return new Arrangement(boxes(), edges);
	}

	private static void index(SceneNode node, NetworkKey top, Map<NetworkKey, NetworkKey> outer) {
		outer.put(node.key(), top);
		node.children().forEach(child -> index(child, top, outer));
	}

	/** Takes an order from left to right. */
	public void arrange(List<NetworkKey> best) {
		order.clear();
		best.forEach(key -> order.put(key, order.size()));
		arrange();
	}
}
