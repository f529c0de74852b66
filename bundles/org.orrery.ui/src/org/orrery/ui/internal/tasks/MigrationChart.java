// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.util.List;
import java.util.function.ToLongFunction;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.orrery.engine.operation.migration.MigrationSamples.Sample;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/**
 * The course of a migration: above what remains, below how fast data travels and how fast the guest rewrites its memory. Lines differ by
 * their dashes too, not by colour alone. UI thread.
 */
final class MigrationChart extends Canvas {
	private static final int MARGIN = 8;
	private static final int GAP = 10;
	private static final int LINE = 2;

	private List<Sample> samples = List.of();

	MigrationChart(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
		setData(UiIds.WIDGET_KEY, "migration-chart"); //$NON-NLS-1$
		addPaintListener(event -> paint(event.gc, getClientArea()));
	}

	void show(List<Sample> newest) {
		if (newest.equals(samples))
			return;
		samples = newest;
		setToolTipText(inWords());
		redraw();
	}

	/** The newest values: what the lines end with, for who cannot see them. */
	String inWords() {
		if (samples.isEmpty())
			return Messages.Chart_waiting;
		Sample last = samples.getLast();
		return NLS.bind(Messages.Chart_values, new Object[] { Words.bytes(last.remaining()), rate(last.rate()), rate(last.dirtyRate()) });
	}

	private static String rate(long bytes) {
		return bytes < 0 ? "?" : NLS.bind(Messages.Chart_perSecond, Words.bytes(bytes)); //$NON-NLS-1$
	}

	private void paint(GC gc, Rectangle area) {
		gc.setAntialias(SWT.ON);
		gc.setBackground(ThemeColors.get(ThemeColor.CARD_FILL));
		gc.fillRectangle(area);
		int text = gc.getFontMetrics().getHeight();
		int height = (area.height - 2 * MARGIN - GAP - 2 * text) / 2;
		int width = area.width - 2 * MARGIN;
		if (height < 10 || width < 10)
			return;
		Sample last = samples.isEmpty() ? new Sample(1, 0, -1, -1) : samples.getLast();
		int top = MARGIN;
		legend(gc, MARGIN, top, ThemeColor.ACCENT, SWT.LINE_SOLID, NLS.bind(Messages.Chart_remaining, Words.bytes(last.remaining())));
		frame(gc, new Rectangle(MARGIN, top + text, width, height));
		line(gc, new Rectangle(MARGIN, top + text, width, height), Sample::remaining, most(Sample::remaining), ThemeColor.ACCENT, SWT.LINE_SOLID);
		top += text + height + GAP;
		int next = legend(gc, MARGIN, top, ThemeColor.OK, SWT.LINE_SOLID, NLS.bind(Messages.Chart_rate, rate(last.rate())));
		legend(gc, next + 2 * GAP, top, ThemeColor.METER_FULL, SWT.LINE_DASH, NLS.bind(Messages.Chart_dirtyRate, rate(last.dirtyRate())));
		Rectangle rates = new Rectangle(MARGIN, top + text, width, height);
		long most = Math.max(most(Sample::rate), most(Sample::dirtyRate));
		frame(gc, rates);
		line(gc, rates, Sample::rate, most, ThemeColor.OK, SWT.LINE_SOLID);
		line(gc, rates, Sample::dirtyRate, most, ThemeColor.METER_FULL, SWT.LINE_DASH);
	}

	private static int legend(GC gc, int x, int y, ThemeColor colour, int style, String text) {
		Point size = gc.textExtent(text);
		gc.setForeground(ThemeColors.get(colour));
		gc.setLineWidth(LINE);
		gc.setLineStyle(style);
		gc.drawLine(x, y + size.y / 2, x + 2 * GAP, y + size.y / 2);
		gc.setForeground(ThemeColors.get(ThemeColor.TEXT));
		gc.drawText(text, x + 3 * GAP, y, true);
		return x + 3 * GAP + size.x;
	}

	private static void frame(GC gc, Rectangle area) {
		gc.setLineWidth(1);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(ThemeColors.get(ThemeColor.EDGE));
		gc.drawRectangle(area);
	}

	private long most(ToLongFunction<Sample> value) {
		return Math.max(1, samples.stream().mapToLong(value).max().orElse(1));
	}

	private void line(GC gc, Rectangle area, ToLongFunction<Sample> value, long most, ThemeColor colour, int style) {
		if (samples.size() < 2)
			return;
		long first = samples.getFirst().elapsed();
		double span = Math.max(1, samples.getLast().elapsed() - first);
		int[] points = new int[2 * samples.size()];
		for (int i = 0; i < samples.size(); i++) {
			Sample sample = samples.get(i);
			points[2 * i] = area.x + (int) (area.width * (sample.elapsed() - first) / span);
			points[2 * i + 1] = area.y + area.height - (int) (area.height * (double) Math.max(0, value.applyAsLong(sample)) / most);
		}
		gc.setForeground(ThemeColors.get(colour));
		gc.setLineWidth(LINE);
		gc.setLineStyle(style);
		gc.drawPolyline(points);
	}
}
