// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.AlarmMark;
import org.orrery.ui.ThemeColor;

/** Paints states as shapes that stay distinguishable without colour. The caller restores the graphics. */
final class Marks {
	private Marks() {
	}

	static void paint(Graphics graphics, VmMark mark, Rectangle box, DiagramTheme theme) {
		begin(graphics, mark.color(), theme);
		Rectangle inner = box.getCopy().shrink(Math.max(1, box.width / 8), Math.max(1, box.width / 8));
		switch (mark) {
		case RUNNING -> triangle(graphics, inner);
		case PAUSED -> bars(graphics, inner);
		case SHUTTING_DOWN -> downTriangle(graphics, inner);
		case OFF -> graphics.fillRectangle(inner.getCopy().shrink(inner.width / 8, inner.width / 8));
		case CRASHED -> cross(graphics, inner);
		case SUSPENDED -> crescent(graphics, inner, theme);
		case UNKNOWN -> question(graphics, inner);
		case MIGRATING -> exchange(graphics, inner);
		}
	}

	static void paint(Graphics graphics, HostMark mark, Rectangle box, DiagramTheme theme) {
		begin(graphics, mark.color(), theme);
		Rectangle inner = box.getCopy().shrink(Math.max(1, box.width / 6), Math.max(1, box.width / 6));
		switch (mark) {
		case HEALTHY -> graphics.fillOval(inner);
		case CONNECTING -> dashedRing(graphics, inner);
		case DEGRADED -> warning(graphics, inner, theme);
		case UNREACHABLE -> cross(graphics, inner);
		case CLOSED -> ring(graphics, inner);
		case MAINTENANCE -> diamond(graphics, inner);
		case UNKNOWN -> question(graphics, inner);
		}
	}

	/** The shapes of the icons' marks: an octagon, a triangle, a hollow triangle. */
	static void paint(Graphics graphics, AlarmMark mark, Rectangle box, DiagramTheme theme) {
		begin(graphics, mark == AlarmMark.CRITICAL ? ThemeColor.ERROR : mark == AlarmMark.WARNING ? ThemeColor.WARNING : ThemeColor.TEXT_MUTED, theme);
		switch (mark) {
		case CRITICAL -> octagon(graphics, box, theme);
		case WARNING -> warning(graphics, box, theme);
		case QUIET -> {
			graphics.setBackgroundColor(theme.color(ThemeColor.HOST_FILL));
			int[] corners = { box.x + box.width / 2, box.y, box.right(), box.bottom(), box.x, box.bottom() };
			graphics.fillPolygon(corners);
			graphics.drawPolygon(corners);
		}
		}
	}

	private static void octagon(Graphics graphics, Rectangle box, DiagramTheme theme) {
		int cut = Math.max(2, box.width * 3 / 10);
		graphics.fillPolygon(new int[] { box.x + cut, box.y, box.right() - cut, box.y, box.right(), box.y + cut, box.right(), box.bottom() - cut,
				box.right() - cut, box.bottom(), box.x + cut, box.bottom(), box.x, box.bottom() - cut, box.x, box.y + cut });
		graphics.setForegroundColor(theme.color(ThemeColor.HOST_FILL));
		graphics.setLineWidth(Math.max(1, box.width / 6));
		int centre = box.x + box.width / 2;
		graphics.drawLine(centre, box.y + box.height / 4, centre, box.y + box.height * 9 / 16);
		graphics.drawPoint(centre, box.bottom() - Math.max(2, box.height / 4));
	}

	/** The ring of progress: a full track with the done part over it. @param fraction 0…1, negative unknown */
	static void progressRing(Graphics graphics, Rectangle box, double fraction, DiagramTheme theme) {
		graphics.setAntialias(SWT.ON);
		graphics.setLineStyle(Graphics.LINE_SOLID);
		graphics.setLineWidth(3);
		Rectangle ring = box.getCopy().shrink(2, 2);
		graphics.setForegroundColor(theme.color(ThemeColor.METER_TRACK));
		graphics.drawArc(ring, 0, 360);
		graphics.setForegroundColor(theme.color(ThemeColor.ACCENT));
		if (fraction < 0)
			graphics.drawArc(ring, 45, 90);
		else
			graphics.drawArc(ring, 90, -(int) Math.round(360 * Math.min(1, fraction)));
	}

	static void cross(Graphics graphics, Rectangle inner) {
		graphics.setLineWidth(Math.max(2, inner.width / 5));
		graphics.drawLine(inner.x + 1, inner.y + 1, inner.right() - 1, inner.bottom() - 1);
		graphics.drawLine(inner.x + 1, inner.bottom() - 1, inner.right() - 1, inner.y + 1);
	}

	static void check(Graphics graphics, Rectangle inner) {
		graphics.setLineWidth(Math.max(2, inner.width / 6));
		int middle = inner.y + inner.height * 3 / 5;
		graphics.drawPolyline(new int[] { inner.x + 1, middle, inner.x + inner.width * 2 / 5, inner.bottom() - 2, inner.right() - 1,
				inner.y + 2 });
	}

	private static void begin(Graphics graphics, ThemeColor color, DiagramTheme theme) {
		graphics.setAntialias(SWT.ON);
		graphics.setLineStyle(Graphics.LINE_SOLID);
		graphics.setLineWidth(1);
		graphics.setForegroundColor(theme.color(color));
		graphics.setBackgroundColor(theme.color(color));
	}

	private static void triangle(Graphics graphics, Rectangle box) {
		graphics.fillPolygon(new int[] { box.x + box.width / 6, box.y, box.right(), box.y + box.height / 2, box.x + box.width / 6,
				box.bottom() });
	}

	private static void downTriangle(Graphics graphics, Rectangle box) {
		graphics.fillPolygon(new int[] { box.x, box.y + box.height / 6, box.right(), box.y + box.height / 6, box.x + box.width / 2,
				box.bottom() });
	}

	private static void bars(Graphics graphics, Rectangle box) {
		int bar = Math.max(2, box.width / 3);
		graphics.fillRectangle(box.x, box.y, bar, box.height);
		graphics.fillRectangle(box.right() - bar, box.y, bar, box.height);
	}

	private static void crescent(Graphics graphics, Rectangle box, DiagramTheme theme) {
		graphics.fillOval(box);
		graphics.setBackgroundColor(theme.color(ThemeColor.VM_FILL));
		graphics.fillOval(box.x + box.width / 3, box.y - box.height / 6, box.width, box.height);
	}

	private static void question(Graphics graphics, Rectangle box) {
		int thickness = Math.max(2, box.width / 6);
		graphics.setLineWidth(thickness);
		int centre = box.x + box.width / 2;
		graphics.drawArc(box.x + box.width / 5, box.y, box.width * 3 / 5, box.height / 2, -80, 250);
		graphics.drawLine(centre, box.y + box.height / 2, centre, box.y + box.height * 2 / 3);
		graphics.fillRectangle(centre - thickness / 2, box.bottom() - thickness, thickness, thickness);
	}

	private static void exchange(Graphics graphics, Rectangle box) {
		graphics.setLineWidth(Math.max(1, box.width / 7));
		int upper = box.y + box.height / 4;
		int lower = box.bottom() - box.height / 4;
		int head = box.width / 3;
		graphics.drawLine(box.x, upper, box.right() - head / 2, upper);
		graphics.fillPolygon(new int[] { box.right() - head, upper - head / 2 - 1, box.right(), upper, box.right() - head, upper + head / 2 + 1 });
		graphics.drawLine(box.x + head / 2, lower, box.right(), lower);
		graphics.fillPolygon(new int[] { box.x + head, lower - head / 2 - 1, box.x, lower, box.x + head, lower + head / 2 + 1 });
	}

	private static void ring(Graphics graphics, Rectangle box) {
		graphics.setLineWidth(2);
		graphics.drawOval(box);
	}

	private static void dashedRing(Graphics graphics, Rectangle box) {
		graphics.setLineWidth(2);
		for (int start = 0; start < 360; start += 90)
			graphics.drawArc(box, start, 50);
	}

	private static void diamond(Graphics graphics, Rectangle box) {
		graphics.fillPolygon(new int[] { box.x + box.width / 2, box.y, box.right(), box.y + box.height / 2, box.x + box.width / 2,
				box.bottom(), box.x, box.y + box.height / 2 });
	}

	private static void warning(Graphics graphics, Rectangle box, DiagramTheme theme) {
		graphics.fillPolygon(new int[] { box.x + box.width / 2, box.y, box.right() + 1, box.bottom(), box.x - 1, box.bottom() });
		graphics.setForegroundColor(theme.color(ThemeColor.HOST_FILL));
		graphics.setLineWidth(Math.max(1, box.width / 8));
		int centre = box.x + box.width / 2;
		graphics.drawLine(centre, box.y + box.height / 3, centre, box.y + box.height * 2 / 3);
		graphics.drawPoint(centre, box.bottom() - 2);
	}
}
