// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.Polyline;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.swt.graphics.Color;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.diagram.network.scene.Wire;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** A line of a network design: in the colour of its VLAN, dotted where the link is down, dashed until it is applied. Never takes the mouse. */
public final class WireFigure extends Polyline {
	private static final int CALM_ALPHA = 190;

	private final DiagramTheme theme;
	private Wire wire;
	private boolean highlighted;

	public WireFigure(DiagramTheme theme, Wire wire) {
		this.theme = theme;
		show(wire);
	}

	public void show(Wire now) {
		if (now.equals(wire))
			return;
		wire = now;
		style();
	}

	private void style() {
		setLineWidth(highlighted ? 2 : 1);
		setLineStyle(wire.pending() ? Graphics.LINE_DASH
				: wire.kind() == Wire.Kind.MEMBER || wire.state() == State.DOWN ? Graphics.LINE_DOT : Graphics.LINE_SOLID);
		repaint();
	}

	/** One of its ends is selected. */
	public void setHighlighted(boolean value) {
		if (highlighted == value)
			return;
		highlighted = value;
		style();
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

	private Color color() {
		if (highlighted || wire.pending())
			return theme.color(ThemeColor.ACCENT);
		if (wire.state() == State.DOWN)
			return theme.color(ThemeColor.ERROR);
		return wire.hue() >= 0 ? ThemeColors.hue(wire.hue()) : theme.color(ThemeColor.EDGE_STRONG);
	}

	@Override
	protected void outlineShape(Graphics graphics) {
		graphics.setAlpha(highlighted ? 255 : CALM_ALPHA);
		graphics.setForegroundColor(color());
		super.outlineShape(graphics);
	}
}
