// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.draw2d.FigureListener;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editparts.LayerManager;
import org.orrery.diagram.canvas.LineLayout;
import org.orrery.diagram.figures.BackdropFigure;
import org.orrery.diagram.figures.LinkFigure;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;

/**
 * The lines from hosts to networks and datastores, behind the boxes: down from a network, up from a datastore, then along the gutter beside
 * each host. Where very many hosts hang on one, its lines show only while one of their ends is selected.
 */
final class Links {
	private static final int QUIET_FROM = 13;
	private static final int CLEARANCE = 10;
	private static final int LANE = 5;
	private static final int LANES = 5;
	private static final int FIRST_PORT = 12;

	private record End(Attachment attachment, Host host) {
	}

	private final TopologyEditPart topology;
	private final IFigure layer;
	private final Map<End, LinkFigure> links = new LinkedHashMap<>();
	private final Map<IFigure, BackdropFigure> backdrops = new HashMap<>();
	private final Set<IFigure> watched = new HashSet<>();
	private final FigureListener moved;

	Links(TopologyEditPart topology) {
		this.topology = topology;
		layer = LayerManager.Helper.find(topology).getLayer(TopologyRootEditPart.LINKS_LAYER);
		layer.setLayoutManager(new LineLayout(this::route));
		moved = figure -> layer.revalidate();
	}

	void dispose() {
		watched.forEach(figure -> figure.removeFigureListener(moved));
		watched.clear();
		links.values().forEach(layer::remove);
		backdrops.values().forEach(layer::remove);
		layer.setLayoutManager(null);
		links.clear();
	}

	/** Hosts, networks or datastores came or went. */
	void update() {
		Set<End> wanted = new LinkedHashSet<>();
		Attachments attachments = topology.context().attachments();
		for (Layer shown : Layer.values())
			if (topology.context().isVisible(shown))
				for (Attachment attachment : attachments.of(shown))
					attachments.hosts(attachment).forEach(host -> wanted.add(new End(attachment, host)));
		links.entrySet().removeIf(link -> {
			boolean gone = !wanted.contains(link.getKey());
			if (gone)
				layer.remove(link.getValue());
			return gone;
		});
		for (End end : wanted)
			links.computeIfAbsent(end, added -> {
				LinkFigure link = new LinkFigure(topology.context().theme());
				layer.add(link);
				return link;
			});
		updateBackdrops();
		watch();
		highlight();
		layer.revalidate();
	}

	/** The grounds of the clusters come first, below all lines. */
	private void updateBackdrops() {
		Set<IFigure> groups = new HashSet<>();
		for (Object child : topology.getChildren())
			if (child instanceof GroupEditPart group)
				groups.add(group.getFigure());
		for (IFigure group : groups)
			backdrops.computeIfAbsent(group, added -> {
				BackdropFigure backdrop = new BackdropFigure(topology.context().theme());
				layer.add(backdrop, 0);
				return backdrop;
			});
		backdrops.entrySet().removeIf(entry -> {
			boolean gone = !groups.contains(entry.getKey());
			if (gone)
				layer.remove(entry.getValue());
			return gone;
		});
	}

	private void watch() {
		Set<IFigure> now = new HashSet<>();
		for (Object child : topology.getChildren()) {
			now.add(((GraphicalEditPart) child).getFigure());
			for (Object host : ((GraphicalEditPart) child).getChildren())
				now.add(((GraphicalEditPart) host).getFigure());
		}
		for (IFigure figure : now)
			if (watched.add(figure))
				figure.addFigureListener(moved);
		watched.removeIf(figure -> {
			boolean gone = !now.contains(figure);
			if (gone)
				figure.removeFigureListener(moved);
			return gone;
		});
	}

	/** Lines of what is selected stand out; quiet ones show only then. */
	void highlight() {
		Set<Host> hosts = new HashSet<>();
		Set<Attachment> all = new HashSet<>();
		Map<Host, Set<Attachment>> some = new HashMap<>();
		for (Object part : topology.getViewer().getSelectedEditParts()) {
			Object model = ((GraphicalEditPart) part).getModel();
			if (model instanceof Attachment attachment)
				all.add(attachment);
			else if (model instanceof Host host)
				hosts.add(host);
			else if (model instanceof InventoryObject object && object.eContainer() instanceof Host host)
				some.computeIfAbsent(host, key -> new HashSet<>()).addAll(topology.context().attachments().of(object));
		}
		links.forEach((end, link) -> {
			boolean highlighted = all.contains(end.attachment()) || hosts.contains(end.host())
					|| some.getOrDefault(end.host(), Set.of()).contains(end.attachment());
			link.setHighlighted(highlighted);
			link.setVisible(highlighted || !isQuiet(end.attachment()));
		});
	}

	private boolean isQuiet(Attachment attachment) {
		return topology.context().attachments().members(attachment).size() >= QUIET_FROM;
	}


	private void route() {
		backdrops.forEach((group, backdrop) -> backdrop.setBounds(group.getBounds()));
		Map<Attachment, Integer> lanes = new HashMap<>();
		for (Layer kind : Layer.values()) {
			List<Attachment> attachments = topology.context().attachments().of(kind);
			for (int i = 0; i < attachments.size(); i++)
				lanes.put(attachments.get(i), i % LANES);
		}
		links.forEach((end, link) -> {
			Rectangle box = bounds(end.attachment());
			Rectangle host = bounds(end.host());
			if (box != null && host != null)
				link.setRoute(route(box, host, lanes.getOrDefault(end.attachment(), 0)));
		});
	}

	private static PointList route(Rectangle box, Rectangle host, int lane) {
		boolean above = box.getCenter().y < host.y;
		int offset = CLEARANCE + lane * LANE;
		int centre = box.x + Math.min(box.width / 2, 3 * CLEARANCE);
		int bus = above ? box.bottom() + offset : box.y - offset;
		int gutter = above ? host.x - offset : host.right() + offset;
		int port = host.y + FIRST_PORT + lane * LANE;
		PointList route = new PointList(5);
		route.addPoint(centre, above ? box.bottom() : box.y);
		route.addPoint(centre, bus);
		route.addPoint(gutter, bus);
		route.addPoint(gutter, port);
		route.addPoint(above ? host.x : host.right(), port);
		return route;
	}

	/** In the coordinates of the layer. */
	private Rectangle bounds(Object model) {
		if (!(topology.getViewer().getEditPartRegistry().get(model) instanceof GraphicalEditPart part))
			return null;
		return LineLayout.bounds(part.getFigure(), topology.getFigure());
	}
}
