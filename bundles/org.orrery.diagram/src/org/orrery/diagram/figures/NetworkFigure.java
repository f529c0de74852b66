// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.orrery.ui.ThemeColor;

/** Virtual switches of the same name on several hosts, as one bar that links hang from. */
public final class NetworkFigure extends NodeFigure {
	public static final Dimension SIZE = new Dimension(200, 32);

	private String name = ""; //$NON-NLS-1$
	private String kind = ""; //$NON-NLS-1$
	private boolean active = true;
	private int width = SIZE.width;

	public NetworkFigure(DiagramTheme theme) {
		super(theme);
	}

	/** @param what kind of switch and its VLANs, muted */
	public void setName(String value, String what) {
		name = value;
		kind = what;
		repaint();
	}

	public String name() {
		return name;
	}

	/** False when no host has it up. */
	public void setActive(boolean value) {
		active = value;
		repaint();
	}

	/** @param value pixels at 100 % */
	public void setWidth(int value) {
		if (width == value)
			return;
		width = value;
		revalidate();
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		return new Dimension(Math.max(SIZE.width / 2, width), SIZE.height);
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		box(graphics, ThemeColor.NETWORK_FILL, ThemeColor.EDGE);
		Rectangle room = getBounds().getCopy().shrink(STEP, 0);
		ThemeColor color = active ? ThemeColor.TEXT : ThemeColor.TEXT_MUTED;
		if (detail() == DetailLevel.FULL) {
			paintSign(graphics, new Rectangle(room.x, room.y + 9, 14, 14));
			Rectangle line = new Rectangle(room.x + 14 + STEP, room.y, room.width - 14 - STEP, room.height);
			int used = text(graphics, name, TextStyle.STRONG, color, line) + STEP;
			if (used < line.width)
				text(graphics, kind, TextStyle.SMALL, ThemeColor.TEXT_MUTED, new Rectangle(line.x + used, line.y, line.width - used, line.height));
		} else {
			text(graphics, name, detail() == DetailLevel.NAMES ? TextStyle.NAMES : TextStyle.TILE, color, room);
		}
		graphics.popState();
	}

	private void paintSign(Graphics graphics, Rectangle box) {
		graphics.setForegroundColor(theme.color(active ? ThemeColor.ACCENT : ThemeColor.INACTIVE));
		graphics.setBackgroundColor(theme.color(active ? ThemeColor.ACCENT : ThemeColor.INACTIVE));
		SwitchSign.paint(graphics, box);
	}
}
