// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** What follows the mouse while a box is dragged. */
public final class OutlineFigure extends Figure {
	private static final int ALPHA = 200;

	private final DiagramTheme theme;
	private final String name;

	/** @param name written into it; may be empty */
	public OutlineFigure(DiagramTheme theme, String name) {
		this.theme = theme;
		this.name = name;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		Rectangle box = getBounds().getCopy().resize(-1, -1);
		graphics.setAntialias(SWT.ON);
		if (!name.isEmpty()) {
			graphics.setBackgroundColor(theme.color(ThemeColor.ACCENT_FILL));
			graphics.setAlpha(ALPHA);
			graphics.fillRoundRectangle(box, NodeFigure.CORNER, NodeFigure.CORNER);
			graphics.setAlpha(255);
			graphics.setFont(theme.font(TextStyle.BODY));
			graphics.setForegroundColor(theme.color(ThemeColor.TEXT));
			graphics.clipRect(box);
			graphics.drawString(name, box.x + NodeFigure.STEP, box.y + (box.height - FigureUtilities.getStringExtents(name, theme.font(TextStyle.BODY)).height) / 2);
		}
		graphics.setForegroundColor(theme.color(ThemeColor.ACCENT));
		graphics.drawRoundRectangle(box, NodeFigure.CORNER, NodeFigure.CORNER);
		graphics.popState();
	}
}
