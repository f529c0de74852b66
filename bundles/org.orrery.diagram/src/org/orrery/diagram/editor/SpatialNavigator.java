// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.Collection;

import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.GroupEditPart;
import org.orrery.diagram.parts.HostEditPart;

/** Finds the box that lies in a direction, as arrow keys mean it. A host counts as its header, its VMs lie below. */
final class SpatialNavigator {
	/** How much sideways distance weighs against distance in the direction asked for. */
	private static final int SIDEWAYS = 3;

	private final GraphicalViewer viewer;

	SpatialNavigator(GraphicalViewer viewer) {
		this.viewer = viewer;
	}

	/** @param direction of {@link PositionConstants}; @return null when nothing lies there */
	GraphicalEditPart next(GraphicalEditPart from, int direction) {
		Point start = centre(from);
		GraphicalEditPart nearest = null;
		long least = Long.MAX_VALUE;
		for (Object part : (Collection<?>) viewer.getEditPartRegistry().values()) {
			if (part == from || part instanceof GroupEditPart || !(part instanceof AbstractNodeEditPart<?, ?> node) || !node.getFigure().isShowing())
				continue;
			long distance = distance(start, centre(node), direction);
			if (distance < least) {
				least = distance;
				nearest = node;
			}
		}
		return nearest;
	}

	/** Where one begins when nothing is selected: the box nearest to the upper left corner. */
	GraphicalEditPart first() {
		GraphicalEditPart first = null;
		for (Object part : viewer.getEditPartRegistry().values())
			if (part instanceof HostEditPart host
					&& (first == null || centre(host).x + centre(host).y < centre(first).x + centre(first).y))
				first = host;
		return first;
	}

	private static long distance(Point from, Point to, int direction) {
		long dx = (long) to.x - from.x;
		long dy = (long) to.y - from.y;
		return switch (direction) {
		case PositionConstants.EAST -> dx > 0 ? dx + SIDEWAYS * Math.abs(dy) : Long.MAX_VALUE;
		case PositionConstants.WEST -> dx < 0 ? -dx + SIDEWAYS * Math.abs(dy) : Long.MAX_VALUE;
		case PositionConstants.SOUTH -> dy > 0 ? dy + SIDEWAYS * Math.abs(dx) : Long.MAX_VALUE;
		default -> dy < 0 ? -dy + SIDEWAYS * Math.abs(dx) : Long.MAX_VALUE;
		};
	}

	private static Point centre(GraphicalEditPart part) {
		Rectangle box = part instanceof HostEditPart host ? host.nodeFigure().headerBounds() : part.getFigure().getBounds().getCopy();
		part.getFigure().translateToAbsolute(box);
		return box.getCenter();
	}
}
