// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.layout.Shelves;
import org.orrery.diagram.layout.Shelves.Box;
import org.orrery.model.ObjectRef;

/**
 * Finds places for everything a person has not placed: hosts in rows inside their cluster; networks above the clusters, datastores below.
 * Acts only when something has no place or boxes overlap, so that what stands well stays.
 */
final class Arrangement {
	private static final Point ORIGIN = new Point(3 * NodeFigure.STEP, 2 * NodeFigure.STEP);
	private static final int GUTTER = 5 * NodeFigure.STEP;
	private static final int ATTACHMENT_GAP = 2 * NodeFigure.STEP;
	/** Room for the lines from a row of networks or datastores to the clusters. */
	private static final int BUS = 5 * NodeFigure.STEP;

	private final TopologyEditPart topology;
	private final Placements placements;

	Arrangement(TopologyEditPart topology) {
		this.topology = topology;
		this.placements = topology.context().placements();
	}

	void arrange() {
		if (topology.context().drag().isActive())
			return;
		List<AbstractNodeEditPart<?, ?>> groups = new ArrayList<>();
		List<AbstractNodeEditPart<?, ?>> networks = new ArrayList<>();
		List<AbstractNodeEditPart<?, ?>> datastores = new ArrayList<>();
		for (Object child : topology.getChildren()) {
			switch (child) {
			case GroupEditPart group -> {
				arrangeHosts(group);
				groups.add(group);
			}
			case NetworkEditPart network -> networks.add(network);
			case DatastoreEditPart datastore -> datastores.add(datastore);
			default -> {
				// notes stand where they were put
			}
			}
		}
		arrangeTopLevel(networks, groups, datastores);
	}

	private void arrangeHosts(GroupEditPart group) {
		List<AbstractNodeEditPart<?, ?>> hosts = parts(group.getChildren());
		if (!isCrowded(hosts, NodeFigure.STEP))
			return;
		apply(hosts, new Shelves(new Point(0, 0), width(hosts), GUTTER).place(boxes(hosts)));
	}

	private void arrangeTopLevel(List<AbstractNodeEditPart<?, ?>> networks, List<AbstractNodeEditPart<?, ?>> groups,
			List<AbstractNodeEditPart<?, ?>> datastores) {
		List<AbstractNodeEditPart<?, ?>> all = new ArrayList<>(networks);
		all.addAll(groups);
		all.addAll(datastores);
		if (!isCrowded(all, NodeFigure.STEP))
			return;
		int width = Math.max(width(groups), 4 * GUTTER);
		int top = row(networks, ORIGIN.y, width);
		int bottom = place(groups, new Shelves(new Point(ORIGIN.x, top), width, GUTTER));
		row(datastores, bottom + BUS, width);
	}

	/** @return where the next band begins */
	private int row(List<AbstractNodeEditPart<?, ?>> parts, int top, int width) {
		if (parts.isEmpty())
			return top;
		return place(parts, new Shelves(new Point(ORIGIN.x, top), width, ATTACHMENT_GAP)) + BUS;
	}

	/** @return lower edge of what was placed */
	private int place(List<AbstractNodeEditPart<?, ?>> parts, Shelves shelves) {
		apply(parts, shelves.place(boxes(parts)));
		return parts.stream().mapToInt(part -> bounds(part).bottom()).max().orElse(ORIGIN.y);
	}

	private void apply(List<AbstractNodeEditPart<?, ?>> parts, Map<ObjectRef, Point> places) {
		for (AbstractNodeEditPart<?, ?> part : parts) {
			Point place = places.get(part.placeRef());
			if (place != null && placements.setAutomatic(part.placeRef(), place))
				part.place();
		}
	}

	private List<Box<ObjectRef>> boxes(List<AbstractNodeEditPart<?, ?>> parts) {
		return parts.stream().map(part -> new Box<>(part.placeRef(), size(part),
				placements.isPlaced(part.placeRef()) ? placements.constraint(part.placeRef()).getLocation() : null)).toList();
	}

	private static int width(List<AbstractNodeEditPart<?, ?>> parts) {
		return Shelves.screenWidth(parts.stream().map(Arrangement::size).toList(), GUTTER);
	}

	/** Something has no place yet, or an automatically placed box overlaps another. */
	private boolean isCrowded(List<AbstractNodeEditPart<?, ?>> parts, int distance) {
		if (parts.stream().anyMatch(part -> !placements.isKnown(part.placeRef())))
			return true;
		List<Rectangle> bounds = parts.stream().map(this::bounds).toList();
		for (int i = 0; i < parts.size(); i++) {
			Rectangle around = bounds.get(i).getCopy().expand(distance / 2, distance / 2);
			for (int j = 0; j < i; j++)
				if (around.intersects(bounds.get(j))
						&& !(placements.isPlaced(parts.get(i).placeRef()) && placements.isPlaced(parts.get(j).placeRef())))
					return true;
		}
		return false;
	}

	private Rectangle bounds(AbstractNodeEditPart<?, ?> part) {
		return new Rectangle(placements.constraint(part.placeRef()).getLocation(), size(part));
	}

	private static Dimension size(AbstractNodeEditPart<?, ?> part) {
		return part.getFigure().getPreferredSize(-1, -1);
	}

	private static List<AbstractNodeEditPart<?, ?>> parts(List<?> children) {
		List<AbstractNodeEditPart<?, ?>> parts = new ArrayList<>();
		for (Object child : children)
			if (child instanceof AbstractNodeEditPart<?, ?> part)
				parts.add(part);
		return parts;
	}
}
