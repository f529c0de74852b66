// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.AbstractRouter;
import org.eclipse.draw2d.Connection;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;

/** Leads an arrow from VM to VM along the gutters between hosts, over the hosts in between, so that it crosses no text. */
final class GutterRouter extends AbstractRouter {
	private static final int CLEARANCE = 2 * NodeFigure.STEP;

	@Override
	public void route(Connection connection) {
		Rectangle from = box(connection, connection.getSourceAnchor().getOwner());
		Rectangle to = box(connection, connection.getTargetAnchor().getOwner());
		Rectangle fromHost = box(connection, host(connection.getSourceAnchor().getOwner()));
		Rectangle toHost = box(connection, host(connection.getTargetAnchor().getOwner()));
		boolean east = toHost.getCenter().x >= fromHost.getCenter().x;
		int leave = east ? fromHost.right() + CLEARANCE : fromHost.x - CLEARANCE;
		int arrive = east ? toHost.x - CLEARANCE : toHost.right() + CLEARANCE;
		Point start = new Point(east ? from.right() : from.x, from.getCenter().y);
		Point end = new Point(east ? to.x : to.right(), to.getCenter().y);
		PointList points = new PointList();
		points.addPoint(start);
		if (east ? arrive - leave <= 2 * CLEARANCE && arrive >= leave - CLEARANCE : leave - arrive <= 2 * CLEARANCE && leave >= arrive - CLEARANCE) {
			int middle = (leave + arrive) / 2;
			points.addPoint(middle, start.y);
			points.addPoint(middle, end.y);
		} else {
			int over = Math.min(fromHost.y, toHost.y) - NodeFigure.STEP;
			points.addPoint(leave, start.y);
			points.addPoint(leave, over);
			points.addPoint(arrive, over);
			points.addPoint(arrive, end.y);
		}
		points.addPoint(end);
		connection.setPoints(points);
	}

	private static IFigure host(IFigure figure) {
		for (IFigure parent = figure; parent != null; parent = parent.getParent())
			if (parent instanceof HostFigure)
				return parent;
		return figure;
	}

	private static Rectangle box(Connection connection, IFigure figure) {
		Rectangle box = figure.getBounds().getCopy();
		figure.translateToAbsolute(box);
		connection.translateToRelative(box);
		return box;
	}
}
