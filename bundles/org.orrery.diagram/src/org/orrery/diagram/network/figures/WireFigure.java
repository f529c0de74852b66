// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.Color;
import org.orrery.diagram.canvas.LineFigure;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.diagram.network.scene.Wire;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** A line of a network design: in the colour of its VLAN, dotted where the link is down, dashed until it is applied. */
public final class WireFigure extends LineFigure {
	private static final int CALM_ALPHA = 190;

	private final DiagramTheme theme;
	private Wire wire;
	private String label = ""; //$NON-NLS-1$
	private TextStyle style = TextStyle.SMALL;
	private Rectangle place;

	public WireFigure(DiagramTheme theme, Wire wire) {
		super(CALM_ALPHA);
		this.theme = theme;
		show(wire);
	}

	public void show(Wire now) {
		if (now.equals(wire))
			return;
		wire = now;
		setLineStyle(wire.pending() ? Graphics.LINE_DASH
				: wire.kind() == Wire.Kind.MEMBER || wire.state() == State.DOWN ? Graphics.LINE_DOT : Graphics.LINE_SOLID);
		repaint();
	}

	/** What goes over it. @param corner upper left one; null: it has no room */
	public void setLabel(String words, TextStyle font, Point corner) {
		Rectangle room = words.isEmpty() || corner == null ? null : new Rectangle(corner, theme.extent(words, font));
		if (label.equals(words) && style == font && java.util.Objects.equals(place, room))
			return;
		erase();
		label = words;
		style = font;
		place = room;
		bounds = null;
		repaint();
	}

	public String label() {
		return label;
	}

	@Override
	public Rectangle getBounds() {
		if (bounds == null) {
			super.getBounds();
			if (place != null)
				bounds = bounds.getUnion(place);
		}
		return bounds;
	}

	@Override
	public void paintFigure(Graphics graphics) {
		super.paintFigure(graphics);
		if (place == null)
			return;
		graphics.pushState();
		graphics.setBackgroundColor(theme.color(ThemeColor.CANVAS));
		graphics.fillRectangle(place);
		graphics.setFont(theme.font(style));
		graphics.setForegroundColor(theme.color(isHighlighted() ? ThemeColor.TEXT : ThemeColor.TEXT_MUTED));
		graphics.drawString(label, place.getLocation());
		graphics.popState();
	}

	@Override
	protected Color color() {
		if (isHighlighted() || wire.pending())
			return theme.color(ThemeColor.ACCENT);
		if (wire.state() == State.DOWN)
			return theme.color(ThemeColor.ERROR);
		return wire.hue() >= 0 ? ThemeColors.hue(wire.hue()) : theme.color(ThemeColor.EDGE_STRONG);
	}
}
