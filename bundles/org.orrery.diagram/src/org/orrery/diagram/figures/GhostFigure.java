// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** The place a migrating VM will take: an outline on the target. */
public final class GhostFigure extends NodeFigure {
	private final String name;

	public GhostFigure(DiagramTheme theme, String name) {
		super(theme);
		this.name = name;
	}

	public String name() {
		return name;
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		return VmFigure.SIZE;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		if (detail() == DetailLevel.TILES)
			return;
		graphics.pushState();
		Rectangle box = getBounds().getCopy();
		box.width--;
		box.height--;
		graphics.setAntialias(SWT.ON);
		graphics.setForegroundColor(theme.color(ThemeColor.ACCENT));
		graphics.setLineStyle(Graphics.LINE_DASH);
		graphics.drawRoundRectangle(box, CORNER, CORNER);
		graphics.popState();
		graphics.pushState();
		int left = STEP + 14 + STEP;
		Rectangle room = new Rectangle(box.x + left, box.y, box.width - left - STEP, box.height);
		text(graphics, name, detail() == DetailLevel.FULL ? TextStyle.BODY : TextStyle.NAMES, ThemeColor.TEXT_MUTED, room);
		graphics.popState();
	}
}
