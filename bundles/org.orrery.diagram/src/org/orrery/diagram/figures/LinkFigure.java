// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.swt.graphics.Color;
import org.orrery.diagram.canvas.LineFigure;
import org.orrery.ui.ThemeColor;

/** A line from a host to a network or datastore it is attached to. */
public final class LinkFigure extends LineFigure {
	private static final int CALM_ALPHA = 150;

	private final DiagramTheme theme;

	public LinkFigure(DiagramTheme theme) {
		super(CALM_ALPHA);
		this.theme = theme;
	}

	@Override
	protected Color color() {
		return theme.color(isHighlighted() ? ThemeColor.ACCENT : ThemeColor.EDGE_STRONG);
	}
}
