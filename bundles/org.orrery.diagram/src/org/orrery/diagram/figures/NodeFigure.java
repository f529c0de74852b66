// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.orrery.ui.AlarmMark;
import org.orrery.ui.ThemeColor;

/**
 * A box on the diagram: flat, one pixel edge, four pixels of corner. Takes plain values; knows nothing of the model. A setter repaints
 * only when its value differs.
 */
public abstract class NodeFigure extends Figure {
	/** The rhythm of all distances, pixels at 100 %. */
	public static final int STEP = 8;
	static final int CORNER = 8;
	private static final String ELLIPSIS = "\u2026"; //$NON-NLS-1$
	private static final int DIM_ALPHA = 150;
	private static final int HATCH_ALPHA = 110;

	protected final DiagramTheme theme;
	private final Map<String, String> shortened = new HashMap<>();
	private DetailLevel detail = DetailLevel.FULL;
	private Emphasis emphasis = Emphasis.NONE;
	private boolean dimmed;
	private AlarmMark alarm;
	private Supplier<IFigure> information = () -> null;

	/** How the edge is drawn. */
	public enum Emphasis {
		NONE, HOVERED, SELECTED,
		/** Found by the search. */
		MATCH,
		/** The drop target under the mouse, which would take the VM. */
		TARGET,
		/** The drop target under the mouse, which refuses. */
		REFUSING
	}

	protected NodeFigure(DiagramTheme theme) {
		this.theme = theme;
		setFont(theme.font(TextStyle.BODY));
	}

	public final DiagramTheme theme() {
		return theme;
	}

	public final DetailLevel detail() {
		return detail;
	}

	public void setDetail(DetailLevel level) {
		if (detail == level)
			return;
		detail = level;
		shortened.clear();
		repaint();
	}

	/** @param value null when nothing is wrong */
	public final void setAlarm(AlarmMark value) {
		if (alarm == value)
			return;
		alarm = value;
		repaint();
	}

	public final AlarmMark alarm() {
		return alarm;
	}

	/** On the lower right of the state's mark. */
	protected final void paintAlarm(Graphics graphics, Rectangle mark) {
		if (alarm == null)
			return;
		int size = mark.width * 2 / 3;
		graphics.pushState();
		Marks.paint(graphics, alarm, new Rectangle(mark.right() - size * 2 / 3, mark.bottom() - size * 3 / 4, size, size), theme);
		graphics.popState();
	}

	public final Emphasis emphasis() {
		return emphasis;
	}

	public final void setEmphasis(Emphasis value) {
		if (emphasis == value)
			return;
		emphasis = value;
		repaint();
	}

	/** @param card made when the mouse rests on the figure, so that it is never old */
	public final void setInformation(Supplier<IFigure> card) {
		information = card;
	}

	@Override
	public IFigure getToolTip() {
		return information.get();
	}

	public final boolean isDimmed() {
		return dimmed;
	}

	/** Steps back: cannot take the dragged VM, or does not match the search. */
	public final void setDimmed(boolean value) {
		if (dimmed == value)
			return;
		dimmed = value;
		repaint();
	}

	@Override
	public void paint(Graphics graphics) {
		super.paint(graphics);
		if (dimmed) {
			graphics.pushState();
			graphics.setBackgroundColor(theme.color(ThemeColor.CANVAS));
			graphics.setAlpha(DIM_ALPHA);
			graphics.fillRectangle(dimmedArea());
			graphics.popState();
		}
	}

	/** What steps back when dimmed; a host leaves its reason readable. */
	protected Rectangle dimmedArea() {
		return getBounds();
	}

	/** Two fills, one inside the other: drawing the edge as a line takes four times as long, and there are thousands of boxes. */
	protected final void box(Graphics graphics, ThemeColor fill, ThemeColor edge) {
		int width = edgeWidth(edge);
		Rectangle box = getBounds().getCopy();
		graphics.setAntialias(SWT.ON);
		graphics.setBackgroundColor(theme.color(edgeColor(edge)));
		graphics.fillRoundRectangle(box, CORNER, CORNER);
		graphics.setBackgroundColor(theme.color(emphasis == Emphasis.SELECTED || emphasis == Emphasis.MATCH ? tinted(fill) : fill));
		graphics.fillRoundRectangle(box.shrink(width, width), CORNER - 2 * width, CORNER - 2 * width);
		graphics.setForegroundColor(theme.color(edgeColor(edge)));
	}

	/** As {@link #box} without round corners, in a fraction of the time. */
	protected final void cornered(Graphics graphics, ThemeColor fill, ThemeColor edge) {
		int width = edgeWidth(edge);
		Rectangle box = getBounds().getCopy();
		graphics.setBackgroundColor(theme.color(edgeColor(edge)));
		graphics.fillRectangle(box);
		graphics.setBackgroundColor(theme.color(emphasis == Emphasis.SELECTED || emphasis == Emphasis.MATCH ? tinted(fill) : fill));
		graphics.fillRectangle(box.shrink(width, width));
	}

	/** Fill of a selected box: containers keep theirs so that their contents stay readable. */
	protected ThemeColor tinted(ThemeColor fill) {
		return ThemeColor.ACCENT_FILL;
	}

	/** The frame of what has no ground of its own. */
	protected final void edge(Graphics graphics, Rectangle box, ThemeColor ordinary) {
		int width = edgeWidth(ordinary);
		graphics.setForegroundColor(theme.color(edgeColor(ordinary)));
		graphics.setLineStyle(Graphics.LINE_SOLID);
		graphics.setLineWidth(width);
		Rectangle line = box.getCopy();
		if (width > 1)
			line.translate(1, 1).resize(-1, -1);
		graphics.drawRoundRectangle(line, CORNER, CORNER);
		graphics.setLineWidth(1);
	}

	private ThemeColor edgeColor(ThemeColor ordinary) {
		return switch (emphasis) {
		case NONE -> ordinary;
		case HOVERED, SELECTED, MATCH, TARGET -> ThemeColor.ACCENT;
		case REFUSING -> ThemeColor.ERROR;
		};
	}

	private int edgeWidth(ThemeColor ordinary) {
		return emphasis != Emphasis.NONE && emphasis != Emphasis.HOVERED || ordinary == ThemeColor.ERROR ? 2 : 1;
	}

	/** Draws text that fits the width, cut with an ellipsis; vertically centred in the box. @return width used */
	protected final int text(Graphics graphics, String text, TextStyle style, ThemeColor color, Rectangle box) {
		Font font = theme.font(style);
		String fitting = fit(text, style, box.width);
		Dimension size = theme.extent(fitting, style);
		graphics.setFont(font);
		graphics.setForegroundColor(theme.color(color));
		graphics.drawString(fitting, box.x, box.y + (box.height - size.height) / 2);
		return size.width;
	}

	/** As {@link #text}, against the right edge of the box. */
	protected final int textRight(Graphics graphics, String text, TextStyle style, ThemeColor color, Rectangle box) {
		int width = Math.min(box.width, width(text, style));
		text(graphics, text, style, color, new Rectangle(box.right() - width, box.y, width, box.height));
		return width;
	}

	protected final int width(String text, TextStyle style) {
		return theme.extent(text, style).width;
	}

	private String fit(String text, TextStyle style, int width) {
		if (text.isEmpty() || width(text, style) <= width)
			return text;
		return shortened.computeIfAbsent(style.name() + width + text, key -> shorten(text, theme.font(style), width));
	}

	private static String shorten(String text, Font font, int width) {
		int low = 0;
		int high = text.length();
		while (low < high) {
			int middle = (low + high + 1) / 2;
			if (FigureUtilities.getStringExtents(text.substring(0, middle) + ELLIPSIS, font).width <= width)
				low = middle;
			else
				high = middle - 1;
		}
		return low == 0 ? "" : text.substring(0, low).stripTrailing() + ELLIPSIS; //$NON-NLS-1$
	}

	/** A thin bar. @param fraction 0…1; nothing is drawn when negative (unknown) */
	protected final void meter(Graphics graphics, Rectangle box, double fraction) {
		if (fraction < 0)
			return;
		graphics.setBackgroundColor(theme.color(ThemeColor.METER_TRACK));
		graphics.fillRectangle(box);
		double filled = Math.min(1, fraction);
		ThemeColor color = filled >= 0.95 ? ThemeColor.METER_FULL : filled >= 0.85 ? ThemeColor.METER_HIGH : ThemeColor.METER_FILL;
		graphics.setBackgroundColor(theme.color(color));
		graphics.fillRectangle(box.x, box.y, (int) Math.round(box.width * filled), box.height);
	}

	/** Diagonal lines: what is drawn is old. */
	protected final void hatch(Graphics graphics, Rectangle box) {
		graphics.pushState();
		graphics.clipRect(box);
		graphics.setForegroundColor(theme.color(ThemeColor.STALE_HATCH));
		graphics.setAlpha(HATCH_ALPHA);
		graphics.setLineWidth(1);
		graphics.setAntialias(SWT.ON);
		for (int x = box.x - box.height; x < box.right(); x += STEP)
			graphics.drawLine(x, box.bottom(), x + box.height, box.y);
		graphics.popState();
	}

	@Override
	protected boolean useLocalCoordinates() {
		return false;
	}
}
