// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.Polyline;
import org.eclipse.draw2d.geometry.PointList;
import org.orrery.ui.ThemeColor;

/** A thin line from a host to a network or datastore it is attached to. Never takes the mouse. */
public final class LinkFigure extends Polyline {
	private static final int CALM_ALPHA = 150;

	private final DiagramTheme theme;
	private boolean highlighted;

	public LinkFigure(DiagramTheme theme) {
		this.theme = theme;
	}

	/** Thicker and in the accent colour: one of its ends is selected. */
	public void setHighlighted(boolean value) {
		if (highlighted == value)
			return;
		highlighted = value;
		setLineWidth(value ? 2 : 1);
		repaint();
	}

	public boolean isHighlighted() {
		return highlighted;
	}

	/** Sets the route only when it differs, so that a layout pass repaints nothing that stays. */
	public void setRoute(PointList route) {
		if (!java.util.Arrays.equals(getPoints().toIntArray(), route.toIntArray()))
			setPoints(route);
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}

	@Override
	protected void outlineShape(Graphics graphics) {
		graphics.setAlpha(highlighted ? 255 : CALM_ALPHA);
		graphics.setForegroundColor(theme.color(highlighted ? ThemeColor.ACCENT : ThemeColor.EDGE_STRONG));
		super.outlineShape(graphics);
	}
}
