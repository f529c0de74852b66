// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** What follows the mouse while a box is dragged. */
public final class OutlineFigure extends Figure {
	private final DiagramTheme theme;

	public OutlineFigure(DiagramTheme theme) {
		this.theme = theme;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		Rectangle box = getBounds().getCopy().resize(-1, -1);
		graphics.setAntialias(SWT.ON);
		graphics.setForegroundColor(theme.color(ThemeColor.ACCENT));
		graphics.drawRoundRectangle(box, NodeFigure.CORNER, NodeFigure.CORNER);
		graphics.popState();
	}
}
