// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.draw2d.StackLayout;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.draw2d.text.FlowPage;
import org.eclipse.draw2d.text.TextFlow;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** Free text with one folded corner. */
public final class NoteFigure extends NodeFigure {
	private static final int FOLD = 10;
	private static final int WIDTH = 200;

	private final TextFlow flow = new TextFlow();

	public NoteFigure(DiagramTheme theme) {
		super(theme);
		setLayoutManager(new StackLayout());
		setBorder(new MarginBorder(STEP));
		FlowPage page = new FlowPage();
		page.add(flow);
		add(page);
	}

	public void setText(String text) {
		flow.setText(text);
	}

	public String text() {
		return flow.getText();
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		int width = widthHint < 0 ? WIDTH : widthHint;
		return new Dimension(width, Math.max(4 * STEP, super.getPreferredSize(width, -1).height));
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		flow.setForegroundColor(theme.color(ThemeColor.TEXT));
		Rectangle box = getBounds().getCopy();
		box.width--;
		box.height--;
		int[] outline = { box.x, box.y, box.right() - FOLD, box.y, box.right(), box.y + FOLD, box.right(), box.bottom(), box.x, box.bottom() };
		graphics.setAntialias(SWT.ON);
		graphics.setBackgroundColor(theme.color(emphasis() == Emphasis.SELECTED ? ThemeColor.ACCENT_FILL : ThemeColor.CARD_FILL));
		graphics.fillPolygon(outline);
		graphics.setForegroundColor(theme.color(emphasis() == Emphasis.NONE ? ThemeColor.EDGE : ThemeColor.ACCENT));
		graphics.drawPolygon(outline);
		graphics.drawPolyline(new int[] { box.right() - FOLD, box.y, box.right() - FOLD, box.y + FOLD, box.right(), box.y + FOLD });
		graphics.popState();
	}
}
