// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.List;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.draw2d.text.FlowPage;
import org.eclipse.draw2d.text.TextFlow;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** Several lines with signs: what is known of an object, or everything a host says to the dragged VM. The size of 100 %, whatever the zoom. */
public final class InformationCard extends Figure {
	private static final int WIDTH = 320;
	private static final int SIGN = 12;
	private static final int PADDING = 12;
	private static final int GAP = 6;

	private final DiagramTheme theme;
	private final List<Line> lines;

	/** One line of the card; may wrap. */
	public record Line(Kind kind, String text) {
		public enum Kind {
			TITLE, GOOD, BAD, WARNING, REMEDY, NUMBER
		}
	}

	public InformationCard(DiagramTheme theme, List<Line> lines) {
		this.theme = theme;
		this.lines = List.copyOf(lines);
		for (Line line : this.lines)
			add(page(line));
	}

	public List<Line> lines() {
		return lines;
	}

	private FlowPage page(Line line) {
		FlowPage page = new FlowPage();
		TextFlow flow = new TextFlow(line.text());
		flow.setFont(theme.font(switch (line.kind()) {
		case TITLE -> TextStyle.STRONG;
		case GOOD, BAD, WARNING -> TextStyle.BODY;
		case REMEDY, NUMBER -> TextStyle.SMALL;
		}));
		flow.setForegroundColor(theme.color(line.kind() == Line.Kind.REMEDY || line.kind() == Line.Kind.NUMBER ? ThemeColor.TEXT_MUTED : ThemeColor.TEXT));
		page.add(flow);
		return page;
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		int height = PADDING - GAP;
		int width = 0;
		for (int i = 0; i < lines.size(); i++) {
			Dimension size = size(i);
			width = Math.max(width, size.width + indent(lines.get(i)));
			height += size.height + GAP;
		}
		return new Dimension(Math.min(WIDTH, width + 2 * PADDING), height + PADDING);
	}

	@Override
	protected void layout() {
		int y = getBounds().y + PADDING;
		for (int i = 0; i < lines.size(); i++) {
			int left = PADDING + indent(lines.get(i));
			Dimension size = size(i);
			((Figure) getChildren().get(i)).setBounds(new Rectangle(getBounds().x + left, y, getBounds().width - left - PADDING + 2, size.height));
			y += size.height + GAP;
		}
	}

	private Dimension size(int index) {
		Line line = lines.get(index);
		FlowPage page = (FlowPage) getChildren().get(index);
		int room = WIDTH - 2 * PADDING - indent(line);
		int natural = FigureUtilities.getTextWidth(line.text(), ((Figure) page.getChildren().get(0)).getFont()) + 2;
		return page.getPreferredSize(Math.min(room, natural), -1).getCopy();
	}

	private static int indent(Line line) {
		return line.kind() == Line.Kind.TITLE ? 0 : SIGN + GAP;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		Rectangle box = getBounds().getCopy().resize(-1, -1);
		graphics.setAntialias(SWT.ON);
		graphics.setBackgroundColor(theme.color(ThemeColor.CARD_FILL));
		graphics.fillRoundRectangle(box, NodeFigure.CORNER, NodeFigure.CORNER);
		graphics.setForegroundColor(theme.color(ThemeColor.EDGE));
		graphics.drawRoundRectangle(box, NodeFigure.CORNER, NodeFigure.CORNER);
		for (int i = 0; i < lines.size(); i++)
			paintSign(graphics, lines.get(i).kind(), ((Figure) getChildren().get(i)).getBounds());
		graphics.popState();
	}

	private void paintSign(Graphics graphics, Line.Kind kind, Rectangle line) {
		Rectangle sign = new Rectangle(line.x - SIGN - GAP, line.y + 3, SIGN, SIGN);
		switch (kind) {
		case GOOD -> {
			graphics.setForegroundColor(theme.color(ThemeColor.OK));
			Marks.check(graphics, sign);
		}
		case BAD -> {
			graphics.setForegroundColor(theme.color(ThemeColor.ERROR));
			Marks.cross(graphics, sign.shrink(1, 1));
		}
		case WARNING -> Marks.paint(graphics, HostMark.DEGRADED, sign, theme);
		case TITLE, REMEDY, NUMBER -> {
			// text alone
		}
		}
	}

	@Override
	protected boolean useLocalCoordinates() {
		return false;
	}
}
