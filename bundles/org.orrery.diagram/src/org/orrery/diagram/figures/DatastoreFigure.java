// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** A datastore that several hosts share, with how full it is. */
public final class DatastoreFigure extends NodeFigure {
	public static final Dimension SIZE = new Dimension(200, 56);
	private static final int DRUM = 20;

	private String name = ""; //$NON-NLS-1$
	private String usage = ""; //$NON-NLS-1$
	private double fraction = -1;

	public DatastoreFigure(DiagramTheme theme) {
		super(theme);
	}

	public void setName(String value) {
		name = value;
		repaint();
	}

	public String name() {
		return name;
	}

	/** @param used 0…1, negative unknown; @param text the same in words */
	public void setUsage(double used, String text) {
		fraction = used;
		usage = text;
		repaint();
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		return SIZE;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		box(graphics, ThemeColor.DATASTORE_FILL, ThemeColor.EDGE);
		Rectangle room = getBounds().getCopy().shrink(STEP, STEP);
		if (detail() == DetailLevel.FULL) {
			paintDrum(graphics, new Rectangle(room.x, room.y, DRUM - 4, DRUM));
			Rectangle line = new Rectangle(room.x + DRUM + 4, room.y, room.width - DRUM - 4, DRUM);
			line.width -= textRight(graphics, usage, TextStyle.SMALL, ThemeColor.TEXT_MUTED, line) + STEP;
			text(graphics, name, TextStyle.STRONG, ThemeColor.TEXT, line);
			meter(graphics, new Rectangle(room.x, room.bottom() - 8, room.width, 4), fraction);
		} else {
			TextStyle style = detail() == DetailLevel.NAMES ? TextStyle.NAMES : TextStyle.TILE;
			text(graphics, name, style, ThemeColor.TEXT, new Rectangle(room.x, room.y - 4, room.width, room.height - 4));
			meter(graphics, new Rectangle(room.x, room.bottom() - 4, room.width, 8), fraction);
		}
		graphics.popState();
	}

	private void paintDrum(Graphics graphics, Rectangle box) {
		graphics.setAntialias(SWT.ON);
		graphics.setForegroundColor(theme.color(ThemeColor.TEXT_MUTED));
		graphics.setLineWidth(1);
		int lid = 6;
		graphics.drawOval(box.x, box.y, box.width, lid);
		graphics.drawLine(box.x, box.y + lid / 2, box.x, box.bottom() - lid / 2);
		graphics.drawLine(box.right(), box.y + lid / 2, box.right(), box.bottom() - lid / 2);
		graphics.drawArc(box.x, box.bottom() - lid, box.width, lid, 180, 180);
		graphics.drawArc(box.x, box.y + box.height / 2 - lid / 2, box.width, lid, 180, 180);
	}
}
