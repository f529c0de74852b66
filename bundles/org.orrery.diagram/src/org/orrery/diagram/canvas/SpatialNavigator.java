// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import java.util.Collection;
import java.util.function.Predicate;

import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;

/** Finds the box that lies in a direction, as arrow keys mean it. UI thread. */
public final class SpatialNavigator {
	/** How much sideways distance weighs against distance in the direction asked for. */
	private static final int SIDEWAYS = 3;

	private final GraphicalViewer viewer;
	private final Boxes boxes;

	/** What one drawing means by a box. */
	public interface Boxes {
		/** Whether arrow keys go there. */
		boolean isReached(GraphicalEditPart part);

		/** Whether one may begin there when nothing is selected. */
		boolean isFirst(GraphicalEditPart part);

		/** In the figure's coordinates; of what holds others its title, since what is inside lies below. */
		Rectangle box(GraphicalEditPart part);
	}

	public SpatialNavigator(GraphicalViewer viewer, Boxes boxes) {
		this.viewer = viewer;
		this.boxes = boxes;
	}

	/** @param direction of {@link PositionConstants}; @return null when nothing lies there */
	GraphicalEditPart next(GraphicalEditPart from, int direction) {
		Point start = centre(from);
		return nearest(part -> part != from && boxes.isReached(part), part -> distance(start, centre(part), direction));
	}

	/** Where one begins: the box nearest to the upper left corner. */
	GraphicalEditPart first() {
		return nearest(boxes::isFirst, part -> (long) centre(part).x + centre(part).y);
	}

	private interface Distance {
		long of(GraphicalEditPart part);
	}

	private GraphicalEditPart nearest(Predicate<GraphicalEditPart> wanted, Distance distance) {
		GraphicalEditPart nearest = null;
		long least = Long.MAX_VALUE;
		for (Object candidate : (Collection<?>) viewer.getEditPartRegistry().values()) {
			if (!(candidate instanceof GraphicalEditPart part) || !wanted.test(part) || !part.getFigure().isShowing())
				continue;
			long away = distance.of(part);
			if (away < least) {
				least = away;
				nearest = part;
			}
		}
		return nearest;
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

	private Point centre(GraphicalEditPart part) {
		Rectangle box = boxes.box(part).getCopy();
		part.getFigure().translateToAbsolute(box);
		return box.getCenter();
	}
}
