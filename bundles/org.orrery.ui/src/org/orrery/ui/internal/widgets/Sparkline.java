// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/**
 * A small course without axes: drawn, or as text for a table, where thousands of cells that draw themselves would keep the window from
 * answering. UI thread.
 */
public final class Sparkline extends Canvas {
	private static final int WIDTH = 160;
	private static final int HEIGHT = 34;
	private static final String BLOCKS = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"; //$NON-NLS-1$
	private static final char UNKNOWN = '\u2007';

	private float[] values = {};
	private double top = 1;

	public Sparkline(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED);
		addPaintListener(event -> {
			Rectangle area = getClientArea();
			event.gc.setForeground(ThemeColors.get(ThemeColor.EDGE));
			event.gc.drawRectangle(0, 0, area.width - 1, area.height - 1);
			paint(event.gc, new Rectangle(2, 2, area.width - 4, area.height - 4), values, top);
		});
	}

	/** @param shown NaN: not known; @param highest value of the upper edge */
	public void show(float[] shown, double highest) {
		values = shown;
		top = highest;
		redraw();
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		return new Point(widthHint == SWT.DEFAULT ? WIDTH : widthHint, heightHint == SWT.DEFAULT ? HEIGHT : heightHint);
	}

	/**
	 * One block for each part, as high as the mean of what is known of it.
	 *
	 * @param top value of the highest block; higher ones are cut
	 */
	public static String text(float[] values, double top, int parts) {
		StringBuilder text = new StringBuilder(parts);
		double last = Double.NaN;
		for (int part = 0; part < parts; part++) {
			double mean = mean(values, part * values.length / parts, (part + 1) * values.length / parts);
			if (!Double.isNaN(mean))
				last = mean;
			double shown = Double.isNaN(mean) && !isGap(values, (part + 1) * values.length / parts) ? last : mean;
			text.append(Double.isNaN(shown) ? UNKNOWN : BLOCKS.charAt((int) Math.min(BLOCKS.length() - 1, Math.max(0, shown / top * BLOCKS.length()))));
		}
		return text.toString();
	}

	private static double mean(float[] values, int from, int to) {
		double sum = 0;
		int known = 0;
		for (int i = from; i < to; i++)
			if (!Float.isNaN(values[i])) {
				sum += values[i];
				known++;
			}
		return known == 0 ? Double.NaN : sum / known;
	}

	/** @param top value of the upper edge; higher ones are cut */
	public static void paint(GC gc, Rectangle area, float[] values, double top) {
		Color before = gc.getForeground();
		gc.setAntialias(SWT.ON);
		gc.setLineWidth(1);
		gc.setForeground(ThemeColors.get(ThemeColor.METER_TRACK));
		gc.drawLine(area.x, area.y + area.height, area.x + area.width, area.y + area.height);
		gc.setForeground(ThemeColors.get(ThemeColor.METER_FILL));
		int lastX = -1;
		int lastY = -1;
		for (int i = 0; i < values.length; i++) {
			if (Float.isNaN(values[i])) // measured each 30 seconds in the background: a part or two without a value is no gap
				continue;
			int x = area.x + (values.length == 1 ? 0 : i * area.width / (values.length - 1));
			int y = area.y + area.height - (int) Math.round(Math.min(1, values[i] / Math.max(top, 1e-9)) * area.height);
			if (lastX < 0 || isGap(values, i))
				gc.drawPoint(x, y);
			else
				gc.drawLine(lastX, lastY, x, y);
			lastX = x;
			lastY = y;
		}
		gc.setForeground(before);
	}

	private static boolean isGap(float[] values, int index) {
		int unknown = 0;
		for (int i = index - 1; i >= 0 && Float.isNaN(values[i]); i--)
			unknown++;
		return unknown > 6;
	}
}
