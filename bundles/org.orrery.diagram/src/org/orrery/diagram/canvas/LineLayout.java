// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import org.eclipse.draw2d.AbstractLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;

/** Lays out the layer of the lines: each finds its way anew, the layer itself takes no room. */
public final class LineLayout extends AbstractLayout {
	private final Runnable route;

	public LineLayout(Runnable route) {
		this.route = route;
	}

	@Override
	protected Dimension calculatePreferredSize(IFigure container, int widthHint, int heightHint) {
		return new Dimension();
	}

	@Override
	public void layout(IFigure container) {
		route.run();
	}

	/** Where a figure is in the drawing, without the rounding of a detour over the screen. @param drawing an ancestor of it */
	public static Rectangle bounds(IFigure of, IFigure drawing) {
		Rectangle bounds = of.getBounds().getCopy();
		for (IFigure figure = of.getParent(); figure != null && figure != drawing; figure = figure.getParent())
			figure.translateToParent(bounds);
		return bounds;
	}
}
