// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** The ground of a cluster: below the links, which run between its hosts, while its frame and title are above them. Never takes the mouse. */
public final class BackdropFigure extends Figure {
	private final DiagramTheme theme;

	public BackdropFigure(DiagramTheme theme) {
		this.theme = theme;
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		Rectangle box = getBounds().getCopy().resize(-1, -1);
		graphics.setAntialias(SWT.ON);
		graphics.setBackgroundColor(theme.color(ThemeColor.CLUSTER_FILL));
		graphics.fillRoundRectangle(box, NodeFigure.CORNER, NodeFigure.CORNER);
		graphics.popState();
	}
}
