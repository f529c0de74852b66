// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.ConnectionLocator;
import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.PolygonDecoration;
import org.eclipse.draw2d.PolylineConnection;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** Joins a migrating VM with the place it will take; the percentage stands in the middle. Never takes the mouse. */
public final class MigrationArrow extends PolylineConnection {
	private final DiagramTheme theme;
	private final Percentage percentage = new Percentage();
	private final PolygonDecoration head = new PolygonDecoration();

	public MigrationArrow(DiagramTheme theme) {
		this.theme = theme;
		setLineWidth(2);
		setConnectionRouter(new GutterRouter());
		head.setScale(9, 4);
		setTargetDecoration(head);
		add(percentage, new ConnectionLocator(this, ConnectionLocator.MIDDLE));
	}

	/** @param text e.g. "63 %"; empty hides it */
	public void setText(String text) {
		percentage.setText(text);
	}

	@Override
	public boolean containsPoint(int x, int y) {
		return false;
	}

	@Override
	public void paintFigure(Graphics graphics) {
		setForegroundColor(theme.color(ThemeColor.ACCENT));
		head.setBackgroundColor(theme.color(ThemeColor.ACCENT));
		graphics.setAntialias(SWT.ON);
		super.paintFigure(graphics);
	}

	private final class Percentage extends Figure {
		private String text = ""; //$NON-NLS-1$

		void setText(String value) {
			if (text.equals(value))
				return;
			text = value;
			revalidate();
			repaint();
		}

		@Override
		public Dimension getPreferredSize(int widthHint, int heightHint) {
			if (text.isEmpty())
				return new Dimension();
			Dimension size = FigureUtilities.getStringExtents(text, theme.font(TextStyle.SMALL));
			return new Dimension(size.width + 2 * NodeFigure.STEP, size.height + 4);
		}

		@Override
		protected void paintFigure(Graphics graphics) {
			if (text.isEmpty())
				return;
			graphics.pushState();
			Rectangle box = getBounds().getCopy().resize(-1, -1);
			graphics.setAntialias(SWT.ON);
			graphics.setBackgroundColor(theme.color(ThemeColor.CARD_FILL));
			graphics.fillRoundRectangle(box, box.height, box.height);
			graphics.setForegroundColor(theme.color(ThemeColor.ACCENT));
			graphics.drawRoundRectangle(box, box.height, box.height);
			graphics.setFont(theme.font(TextStyle.SMALL));
			graphics.drawString(text, box.x + NodeFigure.STEP, box.y + 2);
			graphics.popState();
		}
	}
}
