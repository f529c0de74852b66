// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import java.util.Arrays;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.Polyline;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.swt.graphics.Color;

/** A thin line behind the boxes; thicker while one of its ends is selected. Never takes the mouse. */
public abstract class LineFigure extends Polyline {
	private final int calmAlpha;
	private boolean highlighted;

	/** @param calmAlpha 0…255, while no end is selected */
	protected LineFigure(int calmAlpha) {
		this.calmAlpha = calmAlpha;
	}

	protected abstract Color color();

	/** One of its ends is selected. */
	public final void setHighlighted(boolean value) {
		if (highlighted == value)
			return;
		highlighted = value;
		setLineWidth(value ? 2 : 1);
		repaint();
	}

	public final boolean isHighlighted() {
		return highlighted;
	}

	/** Sets the route only when it differs, so that a layout pass repaints nothing that stays. */
	public final void setRoute(PointList route) {
		if (!Arrays.equals(getPoints().toIntArray(), route.toIntArray()))
			setPoints(route);
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}

	@Override
	protected void outlineShape(Graphics graphics) {
		graphics.setAlpha(highlighted ? 255 : calmAlpha);
		graphics.setForegroundColor(color());
		super.outlineShape(graphics);
	}
}
