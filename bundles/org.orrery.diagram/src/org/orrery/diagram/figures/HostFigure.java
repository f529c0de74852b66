// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.Objects;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/**
 * A host with its VMs: a header with state, name, load and a line of text, below it the VMs in columns. While a VM is dragged the line
 * tells whether this host takes it; the figure keeps its size, so that nothing jumps.
 */
public final class HostFigure extends NodeFigure {
	public static final int HEADER = 64;
	public static final int MINIMUM_WIDTH = VmFigure.SIZE.width + 2 * STEP;
	private static final int MARK = 16;
	private static final int TINT_ALPHA = 60;
	/** From this height on a tile has room for large letters. */
	private static final int ROOMY = 220;
	private static final int TILE_LINE = 40;
	private static final int EMPTY_ROOM = VmFigure.SIZE.height;

	private final Figure pane = new Figure() {
		@Override
		protected boolean useLocalCoordinates() {
			return false;
		}
	};
	private String name = ""; //$NON-NLS-1$
	private String summary = ""; //$NON-NLS-1$
	private String load = ""; //$NON-NLS-1$
	private String emptyText = ""; //$NON-NLS-1$
	private double memory = -1;
	private HostMark mark = HostMark.UNKNOWN;
	private HostCounts counts = HostCounts.NONE;
	private boolean stale;
	private boolean collapsed;
	private DropVerdict verdict;
	private Heat heat;
	private int fixedWidth = -1;

	public HostFigure(DiagramTheme theme) {
		super(theme);
		pane.setLayoutManager(new VmColumns());
		add(pane);
	}

	/** Where VMs are added. */
	public IFigure pane() {
		return pane;
	}

	public void setName(String value) {
		name = repaintWhenDifferent(name, value);
	}

	public String name() {
		return name;
	}

	/** One line below the load, e.g. "3 running, 1 off"; for a host that cannot be reached: since when and why. */
	public void setSummary(String value) {
		summary = repaintWhenDifferent(summary, value);
	}

	/** @param fraction of the memory in use, 0…1, negative unknown; @param text the same in words */
	public void setMemory(double fraction, String text) {
		memory = repaintWhenDifferent(memory, fraction);
		load = repaintWhenDifferent(load, text);
	}

	public void setMark(HostMark value) {
		mark = repaintWhenDifferent(mark, value);
	}

	public HostMark mark() {
		return mark;
	}

	public void setCounts(HostCounts value) {
		counts = repaintWhenDifferent(counts, value);
	}

	public HostCounts counts() {
		return counts;
	}

	/** Shown in the place of VMs where there are none. */
	public void setEmptyText(String value) {
		emptyText = repaintWhenDifferent(emptyText, value);
	}

	public void setStale(boolean value) {
		stale = repaintWhenDifferent(stale, value);
	}

	public void setCollapsed(boolean value) {
		if (collapsed == value)
			return;
		collapsed = value;
		revalidate();
		repaint();
	}

	/** @param value null when no VM is being dragged */
	public void setVerdict(DropVerdict value) {
		verdict = repaintWhenDifferent(verdict, value);
	}

	public DropVerdict verdict() {
		return verdict;
	}

	/** @param value null when hosts are not coloured */
	public void setHeat(Heat value) {
		heat = repaintWhenDifferent(heat, value);
	}

	public Heat heat() {
		return heat;
	}

	/** @param width pixels at 100 %, -1: as wide as the VMs ask */
	public void setFixedWidth(int width) {
		if (fixedWidth == width)
			return;
		fixedWidth = width;
		revalidate();
	}

	@Override
	public void setDetail(DetailLevel level) {
		super.setDetail(level);
		pane.setVisible(level != DetailLevel.TILES);
	}

	public boolean isCollapseAt(Point place) {
		return detail() == DetailLevel.FULL && chevronBox().expand(4, 4).contains(place);
	}

	/** The part of the figure that stands for the host itself, above its VMs. */
	public Rectangle headerBounds() {
		return new Rectangle(getBounds().x, getBounds().y, getBounds().width, HEADER);
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		int count = pane.getChildren().size();
		int columns = VmColumns.columns(count, fixedWidth < 0 ? -1 : fixedWidth - 2 * STEP);
		Dimension vms = VmColumns.sizeOf(count, columns);
		int width = fixedWidth < 0 ? vms.width + 2 * STEP : Math.max(MINIMUM_WIDTH, fixedWidth);
		int height = collapsed ? HEADER : HEADER + Math.max(EMPTY_ROOM, vms.height) + STEP;
		return new Dimension(width, height);
	}

	@Override
	protected void layout() {
		Rectangle bounds = getBounds();
		pane.setBounds(new Rectangle(bounds.x + STEP, bounds.y + HEADER, bounds.width - 2 * STEP,
				Math.max(0, bounds.height - HEADER - (collapsed ? 0 : STEP))));
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		box(graphics, ThemeColor.HOST_FILL, ThemeColor.EDGE);
		if (heat != null && heat.isKnown())
			paintHeat(graphics);
		if (stale)
			hatch(graphics, getBounds().getCopy().crop(new org.eclipse.draw2d.geometry.Insets(2)));
		graphics.popState();
		graphics.pushState();
		switch (detail()) {
		case FULL -> paintFull(graphics);
		case NAMES -> paintNames(graphics);
		case TILES -> paintTile(graphics);
		}
		graphics.popState();
	}

	@Override
	protected Rectangle dimmedArea() {
		Rectangle area = getBounds().getCopy();
		if (verdict != null) {
			area.y += HEADER;
			area.height -= HEADER;
		}
		return area;
	}

	@Override
	protected ThemeColor tinted(ThemeColor fill) {
		return fill;
	}

	private void paintHeat(Graphics graphics) {
		graphics.setBackgroundColor(theme.color(heat.color()));
		Rectangle area = detail() == DetailLevel.TILES || collapsed ? getBounds().getCopy() : headerBounds();
		graphics.fillRectangle(area.crop(new org.eclipse.draw2d.geometry.Insets(2)));
	}

	/** @return pixels taken at the right */
	private int paintHeatNumber(Graphics graphics, TextStyle style, Rectangle line) {
		return heat == null ? 0 : textRight(graphics, heat.number(), style, ThemeColor.TEXT, line) + STEP;
	}

	private void paintMark(Graphics graphics, Rectangle box) {
		Marks.paint(graphics, mark, box, theme);
		paintAlarm(graphics, box);
	}

	private void paintFull(Graphics graphics) {
		Rectangle header = headerBounds().shrink(STEP, 0);
		int number = paintHeatNumber(graphics, TextStyle.STRONG, new Rectangle(header.x, header.y + 4, header.width - 24, 24));
		paintMark(graphics, new Rectangle(header.x, header.y + STEP, MARK, MARK));
		text(graphics, name, TextStyle.STRONG, ThemeColor.TEXT, new Rectangle(header.x + MARK + STEP, header.y + 4, header.width - MARK - STEP - 24 - number, 24));
		paintChevron(graphics);
		Rectangle second = new Rectangle(header.x, header.y + 29, header.width, 14);
		int words = load.isEmpty() ? 0 : textRight(graphics, load, TextStyle.SMALL, ThemeColor.TEXT_MUTED, second) + STEP;
		meter(graphics, new Rectangle(second.x, second.y + 5, Math.max(0, second.width - words), 4), memory);
		Rectangle line = new Rectangle(header.x, header.y + 44, header.width, 16);
		if (verdict != null)
			paintVerdict(graphics, line, TextStyle.SMALL);
		else
			text(graphics, summary, TextStyle.SMALL, stale ? mark.color() : ThemeColor.TEXT_MUTED, line);
		if (pane.getChildren().isEmpty() && !collapsed)
			text(graphics, emptyText, TextStyle.SMALL, ThemeColor.TEXT_MUTED, new Rectangle(header.x, header.y + HEADER, header.width, EMPTY_ROOM));
	}

	private void paintVerdict(Graphics graphics, Rectangle line, TextStyle style) {
		int size = Math.min(line.height, 12) * (style == TextStyle.SMALL ? 1 : 2);
		Rectangle sign = new Rectangle(line.x, line.y + (line.height - size) / 2, size, size);
		graphics.setAntialias(SWT.ON);
		graphics.setForegroundColor(theme.color(verdict.color()));
		switch (verdict.kind()) {
		case POSSIBLE -> Marks.check(graphics, sign);
		case REFUSED -> Marks.cross(graphics, sign.shrink(1, 1));
		case HERE, CHECKING -> sign.width = -STEP / 2;
		}
		int left = sign.width + STEP / 2;
		text(graphics, verdict.line(), style, verdict.color(), new Rectangle(line.x + left, line.y, line.width - left, line.height));
	}

	private void paintNames(Graphics graphics) {
		Rectangle header = headerBounds().shrink(STEP, 4);
		int size = 24;
		int number = paintHeatNumber(graphics, TextStyle.NAMES_STRONG, new Rectangle(header.x, header.y, header.width, 32));
		paintMark(graphics, new Rectangle(header.x, header.y + 4, size, size));
		text(graphics, name, TextStyle.NAMES_STRONG, ThemeColor.TEXT, new Rectangle(header.x + size + STEP, header.y, header.width - size - STEP - number, 32));
		Rectangle line = new Rectangle(header.x, header.y + 32, header.width, 24);
		if (verdict != null)
			paintVerdict(graphics, line, TextStyle.NAMES);
		else
			meter(graphics, new Rectangle(line.x, line.y + 8, line.width, 8), memory);
	}

	/** A quarter of the size: name, counts, and a coloured square for each VM. */
	private void paintTile(Graphics graphics) {
		Rectangle box = getBounds().getCopy().shrink(STEP, STEP);
		if (verdict != null) {
			graphics.setBackgroundColor(theme.color(verdict.color()));
			graphics.setAlpha(TINT_ALPHA);
			graphics.fillRectangle(box);
			graphics.setAlpha(255);
		}
		boolean roomy = box.height >= ROOMY;
		int size = roomy ? 64 : Math.min(44, box.height / 2);
		paintMark(graphics, new Rectangle(box.x, box.y + size / 6, size * 3 / 4, size * 3 / 4));
		text(graphics, name, roomy ? TextStyle.TILE_LARGE : TextStyle.TILE_STRONG, ThemeColor.TEXT,
				new Rectangle(box.x + size, box.y, box.width - size, size + STEP));
		Rectangle rest = new Rectangle(box.x, box.y + size + 2 * STEP, box.width, box.height - size - 2 * STEP);
		if (rest.height >= 2 * TILE_LINE || heat != null) {
			text(graphics, heat == null ? counts.text() : heat.number(), TextStyle.TILE, heat == null ? ThemeColor.TEXT_MUTED : ThemeColor.TEXT,
					new Rectangle(rest.x, rest.y, rest.width, TILE_LINE));
			rest.y += TILE_LINE + STEP;
			rest.height -= TILE_LINE + STEP;
		}
		paintSquares(graphics, rest);
	}

	private void paintSquares(Graphics graphics, Rectangle room) {
		if (counts.total() == 0 || room.height < STEP)
			return;
		int cell = (int) Math.min(TILE_LINE, Math.sqrt((double) room.width * room.height / counts.total()));
		while (cell > STEP / 2 && (room.width / cell) * (room.height / cell) < counts.total())
			cell--;
		int columns = Math.max(1, room.width / cell);
		int first = 0;
		for (HostCounts.Run run : counts.runs()) {
			graphics.setBackgroundColor(theme.color(run.color()));
			fillCells(graphics, room, cell, columns, first, first + run.length());
			first += run.length();
		}
		paintGaps(graphics, room, cell, columns);
	}

	/** Cells of one colour side by side are one rectangle: a fleet has ten thousand of them. */
	private static void fillCells(Graphics graphics, Rectangle room, int cell, int columns, int from, int to) {
		for (int at = from; at < to;) {
			int column = at % columns;
			int count = column > 0 ? Math.min(columns - column, to - at) : to - at < columns ? to - at : (to - at) / columns * columns;
			graphics.fillRectangle(room.x + column * cell, room.y + at / columns * cell, Math.min(count, columns) * cell,
					Math.max(1, count / columns) * cell);
			at += count;
		}
	}

	private void paintGaps(Graphics graphics, Rectangle room, int cell, int columns) {
		int gap = Math.max(1, cell / 6);
		int rows = (counts.total() + columns - 1) / columns;
		graphics.setBackgroundColor(theme.color(ThemeColor.HOST_FILL));
		for (int column = 1; column <= Math.min(columns, counts.total()); column++)
			graphics.fillRectangle(room.x + column * cell - gap, room.y, gap, rows * cell);
		for (int row = 1; row <= rows; row++)
			graphics.fillRectangle(room.x, room.y + row * cell - gap, columns * cell, gap);
	}

	private void paintChevron(Graphics graphics) {
		Rectangle box = chevronBox();
		graphics.setForegroundColor(theme.color(ThemeColor.TEXT_MUTED));
		graphics.setLineWidth(2);
		int middle = box.x + box.width / 2;
		int edge = collapsed ? box.y + 2 : box.bottom() - 2;
		int tip = collapsed ? box.bottom() - 2 : box.y + 2;
		graphics.drawPolyline(new int[] { box.x, edge, middle, tip, box.right(), edge });
	}

	private Rectangle chevronBox() {
		return new Rectangle(getBounds().right() - STEP - 12, getBounds().y + STEP + 4, 10, 8);
	}

	private <T> T repaintWhenDifferent(T old, T value) {
		if (!Objects.equals(old, value))
			repaint();
		return value;
	}
}
