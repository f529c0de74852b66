// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editparts.LayerManager;
import org.orrery.diagram.canvas.LineLayout;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.network.figures.WireFigure;
import org.orrery.diagram.network.scene.LiveInside;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Wire;
import org.orrery.diagram.parts.TopologyRootEditPart;

/** The lines behind the boxes: out of a row to the side, along the gutter to the street between two bands, across, and in. UI thread. */
final class Wires {
	private static final int CLEARANCE = 7;
	private static final int LANE = 5;
	private static final int LANES = 7;
	private static final int STREET = 14;
	/** Right of the corner, where no line runs. */
	private static final int LABEL = 12;
	/** Where more lines than this go to one box, they show only while an end is selected. */
	private static final int QUIET_FROM = 80;

	private record Ends(NetworkKey from, NetworkKey to) {
	}

	private final DesignPart design;
	private final DiagramTheme theme;
	private final IFigure layer;
	private final Map<Ends, WireFigure> figures = new LinkedHashMap<>();
	private List<Wire> latest = List.of();
	private Map<NetworkKey, LiveInside.Rate> rates = Map.of();
	private Map<Ends, Wire> wires = Map.of();
	private Map<NetworkKey, Integer> ends = Map.of();

	Wires(DesignPart design, DiagramTheme theme) {
		this.design = design;
		this.theme = theme;
		layer = LayerManager.Helper.find(design).getLayer(TopologyRootEditPart.LINKS_LAYER);
		layer.setLayoutManager(new LineLayout(this::route));
	}

	void dispose() {
		figures.values().forEach(layer::remove);
		figures.clear();
		layer.setLayoutManager(null);
	}

	void update(List<Wire> wanted) {
		if (wanted.equals(latest))
			return;
		latest = wanted;
		Map<Ends, Wire> now = new LinkedHashMap<>();
		Map<NetworkKey, Integer> counts = new HashMap<>();
		for (Wire wire : wanted)
			if (now.put(new Ends(wire.from(), wire.to()), wire) == null)
				counts.merge(wire.to(), 1, Integer::sum);
		if (now.equals(wires))
			return;
		figures.entrySet().removeIf(entry -> {
			boolean gone = !now.containsKey(entry.getKey());
			if (gone)
				layer.remove(entry.getValue());
			return gone;
		});
		now.forEach((between, wire) -> {
			WireFigure known = figures.get(between);
			if (known == null) {
				known = new WireFigure(theme, wire);
				figures.put(between, known);
				layer.add(known);
			}
			known.show(wire);
		});
		wires = now;
		ends = counts;
		highlight();
		revalidate();
	}

	private DetailLevel detail() {
		return design.getRoot() instanceof TopologyRootEditPart root ? root.detail() : DetailLevel.FULL;
	}

	/** By the figure from which a line begins. */
	void showRates(Map<NetworkKey, LiveInside.Rate> now) {
		if (now.equals(rates))
			return;
		rates = now;
		label();
	}

	/** Both ways where small text can be read, else together. Beside the box where the line leaves it, above hosts and tunnels and below VMs; those of one box below each other. */
	private void label() {
		Map<NetworkKey, Integer> rows = new HashMap<>();
		DetailLevel detail = detail();
		TextStyle style = detail == DetailLevel.FULL ? TextStyle.SMALL : TextStyle.NAMES;
		figures.forEach((between, figure) -> {
			Wire wire = wires.get(between);
			LiveInside.Rate rate = detail == DetailLevel.TILES || wire.kind() == Wire.Kind.TUNNEL || wire.kind() == Wire.Kind.MEMBER ? null : rates.get(between.from());
			Rectangle box = bounds(between.from(), true);
			if (rate == null || box == null) {
				figure.setLabel("", style, null); //$NON-NLS-1$
				return;
			}
			String words = detail == DetailLevel.FULL ? RateWords.of(rate) : RateWords.of(rate.in() + rate.out());
			int row = rows.merge(top(between.from()), 1, Integer::sum);
			int height = theme.extent(words, style).height;
			int y = wire.kind() == Wire.Kind.PORT ? box.bottom() + 2 + (row - 1) * height : box.y - 2 - row * height;
			figure.setLabel(words, style, new Point(box.x + LABEL, y));
		});
	}

	String label(NetworkKey from) {
		return figures.entrySet().stream().filter(entry -> entry.getKey().from().equals(from)).map(entry -> entry.getValue().label()).findFirst().orElse(""); //$NON-NLS-1$
	}

	/** The box that a figure is in, itself where it is one. */
	private NetworkKey top(NetworkKey key) {
		Object part = design.getViewer().getEditPartRegistry().get(key);
		while (part instanceof NodePart node && node.getParent() instanceof NodePart parent)
			part = parent;
		return part instanceof NodePart node ? node.key() : key;
	}

	void revalidate() {
		layer.revalidate();
	}

	/** Lines of what is selected stand out; of what is inside it, too. */
	void highlight() {
		Set<NetworkKey> selected = new HashSet<>();
		for (Object part : design.getViewer().getSelectedEditParts())
			if (part instanceof NodePart node)
				collect(node, selected);
		figures.forEach((between, figure) -> {
			boolean lit = selected.contains(between.from()) || selected.contains(between.to());
			figure.setHighlighted(lit);
			figure.setVisible(lit || wires.get(between).pending() || ends.getOrDefault(between.to(), 0) < QUIET_FROM);
		});
	}

	private static void collect(NodePart part, Set<NetworkKey> into) {
		into.add(part.key());
		for (Object child : part.getChildren())
			collect((NodePart) child, into);
	}

	private void route() {
		// This layer comes before that of the boxes: where they stand has to be known first.
		design.getFigure().validate();
		Map<NetworkKey, Integer> lanes = new HashMap<>();
		Map<NetworkKey, Integer> arrivals = new HashMap<>();
		figures.forEach((between, figure) -> {
			Rectangle from = bounds(between.from(), false);
			Rectangle to = bounds(between.to(), false);
			if (from == null || to == null)
				return;
			int lane = lanes.computeIfAbsent(between.from(), first -> lanes.size()) % LANES;
			int arrival = arrivals.merge(between.to(), 1, Integer::sum) - 1;
			Rectangle outerFrom = bounds(between.from(), true);
			Rectangle outerTo = bounds(between.to(), true);
			figure.setRoute(wires.get(between).kind() == Wire.Kind.PORT ? downInto(from, outerFrom, to, outerTo, lane) : between(from, outerFrom, to, outerTo, lane, arrival));
		});
		label();
	}

	/** From a VM's NIC down, and from the left into the row of its profile. */
	private static PointList downInto(Rectangle from, Rectangle outerFrom, Rectangle to, Rectangle outerTo, int lane) {
		int gutter = outerFrom.right() + CLEARANCE + lane * 2;
		int street = outerTo.y - STREET - lane * LANE;
		int inner = to.x - CLEARANCE + lane % 3;
		PointList route = new PointList(6);
		route.addPoint(from.right(), from.getCenter().y);
		route.addPoint(gutter, from.getCenter().y);
		route.addPoint(gutter, street);
		route.addPoint(inner, street);
		route.addPoint(inner, to.getCenter().y);
		route.addPoint(to.x, to.getCenter().y);
		return route;
	}

	/** From one band to another: out at the left, along the street, into the side that faces it. */
	private static PointList between(Rectangle from, Rectangle outerFrom, Rectangle to, Rectangle outerTo, int lane, int arrival) {
		boolean up = outerFrom.y >= outerTo.bottom();
		PointList route = new PointList(5);
		int port = to.x + Math.min(to.width - CLEARANCE, 2 * CLEARANCE + arrival * (CLEARANCE + 2) % Math.max(CLEARANCE, to.width - 3 * CLEARANCE));
		int street = up ? outerTo.bottom() + STREET + lane * LANE : outerTo.y - STREET - lane * LANE;
		if (from.equals(outerFrom)) {
			int start = from.x + 3 * CLEARANCE + lane * LANE;
			route.addPoint(start, up ? from.y : from.bottom());
			route.addPoint(start, street);
		} else {
			int gutter = outerFrom.x - CLEARANCE - lane * 2;
			route.addPoint(from.x, from.getCenter().y);
			route.addPoint(gutter, from.getCenter().y);
			route.addPoint(gutter, street);
		}
		route.addPoint(port, street);
		route.addPoint(port, up ? to.bottom() : to.y);
		return route;
	}

	/** In the coordinates of the layer. @param outer of the box that it is in */
	private Rectangle bounds(NetworkKey key, boolean outer) {
		if (!(design.getViewer().getEditPartRegistry().get(key) instanceof GraphicalEditPart part))
			return null;
		GraphicalEditPart wanted = part;
		while (outer && wanted.getParent() instanceof NodePart parent)
			wanted = parent;
		return LineLayout.bounds(wanted.getFigure(), design.getFigure());
	}
}
