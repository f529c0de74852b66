// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.Objects;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.orrery.ui.ThemeColor;

/** A VM on its host: state by shape, name, size; a ring of progress with a cross to cancel while it migrates; a red edge after a failure. */
public final class VmFigure extends NodeFigure {
	public static final Dimension SIZE = new Dimension(184, 28);
	private static final int MARK = 14;
	private static final int RING = 22;

	private String name = ""; //$NON-NLS-1$
	private String size = ""; //$NON-NLS-1$
	private VmMark mark = VmMark.UNKNOWN;
	private boolean stale;
	private boolean failed;
	private Progress progress;

	/**
	 * A migration that runs.
	 *
	 * @param fraction 0…1, negative unknown; @param text e.g. "63 %"
	 */
	public record Progress(double fraction, String text, boolean cancellable) {
	}

	public VmFigure(DiagramTheme theme) {
		super(theme);
	}

	public void setName(String value) {
		if (!name.equals(value)) {
			name = value;
			repaint();
		}
	}

	public String name() {
		return name;
	}

	/** @param value memory in words, shown at full detail; empty when unknown */
	public void setSize(String value) {
		if (!size.equals(value)) {
			size = value;
			repaint();
		}
	}

	public void setMark(VmMark value) {
		if (mark != value) {
			mark = value;
			repaint();
		}
	}

	public VmMark mark() {
		return mark;
	}

	/** What is shown is as old as the last contact with the host. */
	public void setStale(boolean value) {
		if (stale != value) {
			stale = value;
			repaint();
		}
	}

	/** A migration of it failed and nobody has acknowledged that yet. */
	public void setFailed(boolean value) {
		if (failed != value) {
			failed = value;
			repaint();
		}
	}

	public boolean isFailed() {
		return failed;
	}

	/** @param value null when it does not migrate */
	public void setProgress(Progress value) {
		if (!Objects.equals(progress, value)) {
			progress = value;
			repaint();
		}
	}

	public Progress progress() {
		return progress;
	}

	/** @param place in the coordinates of this figure's bounds */
	public boolean isCancelAt(Point place) {
		return progress != null && progress.cancellable() && detail() == DetailLevel.FULL && ringBox().expand(3, 3).contains(place);
	}

	/** @param place on the sign that a migration failed, in the coordinates of this figure's bounds */
	public boolean isFailureAt(Point place) {
		return failed && progress == null && detail() == DetailLevel.FULL && ringBox().contains(place);
	}

	/** Where the cross that cancels the migration is. */
	public Rectangle cancelBounds() {
		return ringBox();
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		return SIZE;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		if (detail() == DetailLevel.TILES)
			return;
		graphics.pushState();
		box(graphics, ThemeColor.VM_FILL, failed ? ThemeColor.ERROR : progress != null ? ThemeColor.ACCENT : ThemeColor.EDGE);
		if (stale)
			hatch(graphics, getBounds());
		Marks.paint(graphics, progress != null ? VmMark.MIGRATING : mark, markBox(), theme);
		paintAlarm(graphics, markBox());
		graphics.popState();
		graphics.pushState();
		if (detail() == DetailLevel.FULL)
			paintFull(graphics);
		else
			paintName(graphics);
		graphics.popState();
	}

	private void paintFull(Graphics graphics) {
		Rectangle room = textBox();
		if (progress != null) {
			paintRing(graphics);
			room.width -= RING + STEP;
			int percent = textRight(graphics, progress.text(), TextStyle.SMALL, ThemeColor.ACCENT, room);
			room.width -= percent + STEP;
		} else if (failed) {
			Rectangle box = ringBox().shrink(5, 5);
			graphics.setForegroundColor(theme.color(ThemeColor.ERROR));
			Marks.cross(graphics, box);
			room.width -= RING;
		} else if (!size.isEmpty()) {
			room.width -= textRight(graphics, size, TextStyle.SMALL, ThemeColor.TEXT_MUTED, room) + STEP;
		}
		text(graphics, name, TextStyle.BODY, nameTone(), room);
	}

	private void paintName(Graphics graphics) {
		text(graphics, progress != null ? progress.text() + ' ' + name : name, TextStyle.NAMES, nameTone(), textBox());
	}

	private ThemeColor nameTone() {
		return mark == VmMark.OFF || stale ? ThemeColor.TEXT_MUTED : ThemeColor.TEXT;
	}

	private void paintRing(Graphics graphics) {
		Rectangle ring = ringBox();
		Marks.progressRing(graphics, ring, progress.fraction(), theme);
		if (progress.cancellable()) {
			graphics.setForegroundColor(theme.color(ThemeColor.TEXT_MUTED));
			graphics.setLineWidth(1);
			Rectangle cross = ring.getCopy().shrink(8, 8);
			graphics.drawLine(cross.x, cross.y, cross.right(), cross.bottom());
			graphics.drawLine(cross.x, cross.bottom(), cross.right(), cross.y);
		}
	}

	private Rectangle markBox() {
		Rectangle bounds = getBounds();
		return new Rectangle(bounds.x + STEP, bounds.y + (bounds.height - MARK) / 2, MARK, MARK);
	}

	private Rectangle textBox() {
		Rectangle bounds = getBounds();
		int left = STEP + MARK + STEP;
		return new Rectangle(bounds.x + left, bounds.y, bounds.width - left - STEP, bounds.height);
	}

	private Rectangle ringBox() {
		Rectangle bounds = getBounds();
		return new Rectangle(bounds.right() - RING - 4, bounds.y + (bounds.height - RING) / 2, RING, RING);
	}
}
