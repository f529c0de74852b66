// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.swt.graphics.Color;
import org.orrery.diagram.canvas.LineFigure;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.diagram.network.scene.Wire;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** A line of a network design: in the colour of its VLAN, dotted where the link is down, dashed until it is applied. */
public final class WireFigure extends LineFigure {
	private static final int CALM_ALPHA = 190;

	private final DiagramTheme theme;
	private Wire wire;

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

	@Override
	protected Color color() {
		if (isHighlighted() || wire.pending())
			return theme.color(ThemeColor.ACCENT);
		if (wire.state() == State.DOWN)
			return theme.color(ThemeColor.ERROR);
		return wire.hue() >= 0 ? ThemeColors.hue(wire.hue()) : theme.color(ThemeColor.EDGE_STRONG);
	}
}
