// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.text.DecimalFormat;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swtchart.Chart;
import org.eclipse.swtchart.IAxis;
import org.eclipse.swtchart.ICustomPaintListener;
import org.eclipse.swtchart.ILineSeries;
import org.eclipse.swtchart.ILineSeries.PlotSymbolType;
import org.eclipse.swtchart.ISeries;
import org.eclipse.swtchart.ISeries.SeriesType;
import org.eclipse.swtchart.LineStyle;
import org.eclipse.swtchart.Range;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/**
 * Draws the lines of a {@link PerformanceModel}. Dragging chooses a time to look closer at, the wheel goes nearer and farther around the
 * mouse, a double click shows all again; on the keyboard + and -, the arrows, and 0. UI thread.
 */
public final class PerformanceChart {
	private static final double STEP = 0.8;
	private static final double CLOSEST_MILLIS = 5_000;
	private static final LineStyle[] STYLES = { LineStyle.SOLID, LineStyle.DASH, LineStyle.DOT, LineStyle.DASHDOT };
	private static final int LEAST_DRAG = 5;
	/** The number at the top needs room of its own. */
	private static final double HEADROOM = 1.04;

	private final Chart chart;
	private final Consumer<Instant> pointed;
	private PerformanceModel model;
	private Instant newest = Instant.EPOCH;
	/** Millis; null: all of the time that was chosen. */
	private Range zoom;
	private int dragFrom = -1;
	private int mouse = -1;

	/** @param pointed told the time under the mouse; null: it has left */
	public PerformanceChart(Composite parent, Consumer<Instant> pointed) {
		this.pointed = pointed;
		chart = new Chart(parent, SWT.NONE);
		chart.setData(UiIds.WIDGET_KEY, "performance-chart"); //$NON-NLS-1$
		chart.getTitle().setVisible(false);
		chart.getLegend().setVisible(false);
		chart.getAxisSet().getXAxis(0).getTitle().setVisible(false);
		listen();
		applyTheme();
	}

	public Chart control() {
		return chart;
	}

	private void listen() {
		var plot = chart.getPlotArea().getControl();
		plot.setData(UiIds.WIDGET_KEY, "performance-plot"); //$NON-NLS-1$
		plot.addListener(SWT.MouseDown, event -> {
			plot.setFocus();
			dragFrom = event.button == 1 ? event.x : -1;
		});
		plot.addListener(SWT.MouseMove, event -> point(event.x));
		plot.addListener(SWT.MouseUp, event -> endDrag(event.x));
		plot.addListener(SWT.MouseExit, event -> point(-1));
		plot.addListener(SWT.MouseDoubleClick, event -> showAll());
		plot.addListener(SWT.MouseWheel, event -> {
			zoomAround(time(event.x), event.count > 0 ? STEP : 1 / STEP);
			event.doit = false;
		});
		plot.addListener(SWT.KeyDown, event -> {
			switch (event.keyCode) {
			case '+', SWT.KEYPAD_ADD -> zoomAround(middle(), STEP);
			case '-', SWT.KEYPAD_SUBTRACT -> zoomAround(middle(), 1 / STEP);
			case '0', SWT.HOME, SWT.ESC -> showAll();
			case SWT.ARROW_LEFT -> move(-0.2);
			case SWT.ARROW_RIGHT -> move(0.2);
			default -> { // not ours
			}
			}
		});
		chart.getPlotArea().addCustomPaintListener(new ICustomPaintListener() {
			@Override
			public void paintControl(org.eclipse.swt.events.PaintEvent event) {
				paintMouse(event.gc, plot.getSize());
			}
		});
	}

	/** Colours of the theme in use. */
	public void applyTheme() {
		Color canvas = ThemeColors.get(ThemeColor.CARD_FILL);
		chart.setBackground(canvas);
		chart.setBackgroundInPlotArea(canvas);
		chart.getPlotArea().setBackground(canvas);
		for (IAxis axis : chart.getAxisSet().getAxes()) {
			axis.getTick().setForeground(ThemeColors.get(ThemeColor.TEXT_MUTED));
			axis.getTitle().setForeground(ThemeColors.get(ThemeColor.TEXT));
			axis.getGrid().setForeground(ThemeColors.get(ThemeColor.EDGE));
		}
	}

	/** @param now the right edge */
	public void show(PerformanceModel shown, Instant now) {
		model = shown;
		newest = now;
		chart.suspendUpdate(true);
		try {
			for (ISeries<?> old : chart.getSeriesSet().getSeries())
				chart.getSeriesSet().deleteSeries(old.getId());
			Scale scale = Scale.of(model.metric(), model.highest().orElse(0));
			for (int i = 0; i < model.series().size(); i++)
				if (model.series().get(i).course() != null)
					draw(i, model.series().get(i).course(), scale);
			showAxes(scale);
		} finally {
			chart.suspendUpdate(false);
		}
		chart.redraw();
	}

	private void showAxes(Scale scale) {
		IAxis values = chart.getAxisSet().getYAxis(0);
		values.getTitle().setText(model.metric().label() + " (" + scale.unit() + ')'); //$NON-NLS-1$
		values.getTick().setFormat(new DecimalFormat("#,##0.##")); //$NON-NLS-1$
		values.setRange(new Range(0, scale.top() * HEADROOM));
		IAxis times = chart.getAxisSet().getXAxis(0);
		times.getTick().setFormat(new SimpleDateFormat(model.range().pattern));
		times.setRange(zoom == null ? whole() : zoom);
	}

	private Range whole() {
		return new Range(newest.minus(model.range().length).toEpochMilli(), newest.toEpochMilli());
	}

	/** A line for each time without a gap: nothing is drawn where nothing was measured. */
	private void draw(int number, MetricCourse course, Scale scale) {
		int part = 0;
		int first = 0;
		for (int i = 1; i <= course.points().size(); i++)
			if (i == course.points().size() || course.isGap(i)) {
				line(number, number + "/" + part++, course.points().subList(first, i), scale); //$NON-NLS-1$
				first = i;
			}
	}

	private void line(int number, String id, List<org.orrery.engine.statistics.Point> points, Scale scale) {
		Date[] times = new Date[points.size()];
		double[] values = new double[points.size()];
		for (int i = 0; i < times.length; i++) {
			times[i] = Date.from(points.get(i).at());
			values[i] = points.get(i).value() / scale.divisor();
		}
		ILineSeries<?> line = (ILineSeries<?>) chart.getSeriesSet().createSeries(SeriesType.LINE, id);
		line.setXDateSeries(times);
		line.setYSeries(values);
		line.setSymbolType(points.size() == 1 ? PlotSymbolType.CIRCLE : PlotSymbolType.NONE);
		line.setSymbolSize(2);
		line.setSymbolColor(colour(number));
		line.setLineColor(colour(number));
		line.setLineStyle(style(number));
		line.setLineWidth(2);
		line.setAntialias(SWT.ON);
	}

	static Color colour(int number) {
		return ThemeColors.hue(number);
	}

	/** Lines differ by their dashes too, not by colour alone. */
	static LineStyle style(int number) {
		return STYLES[number % STYLES.length];
	}

	private double time(int x) {
		return chart.getAxisSet().getXAxis(0).getDataCoordinate(x);
	}

	private double middle() {
		Range range = chart.getAxisSet().getXAxis(0).getRange();
		return (range.lower + range.upper) / 2;
	}

	private void point(int x) {
		mouse = x;
		pointed.accept(x < 0 || model == null ? null : Instant.ofEpochMilli((long) time(x)));
		chart.getPlotArea().getControl().redraw();
	}

	private void endDrag(int x) {
		int from = dragFrom;
		dragFrom = -1;
		if (from >= 0 && Math.abs(x - from) >= LEAST_DRAG)
			zoomTo(time(Math.min(from, x)), time(Math.max(from, x)));
		chart.getPlotArea().getControl().redraw();
	}

	private void zoomAround(double millis, double factor) {
		Range range = chart.getAxisSet().getXAxis(0).getRange();
		zoomTo(millis - (millis - range.lower) * factor, millis + (range.upper - millis) * factor);
	}

	private void move(double share) {
		Range range = chart.getAxisSet().getXAxis(0).getRange();
		double by = (range.upper - range.lower) * share;
		if (zoom != null)
			zoomTo(range.lower + by, range.upper + by);
	}

	/** Stays there while newer figures come, until all is shown again. Millis since 1970. */
	public void zoomTo(double from, double to) {
		if (model == null)
			return;
		Range whole = whole();
		double width = Math.min(whole.upper - whole.lower, Math.max(CLOSEST_MILLIS, to - from));
		double lower = Math.clamp(from, whole.lower, whole.upper - width);
		zoom = width >= whole.upper - whole.lower ? null : new Range(lower, lower + width);
		show(model, newest);
	}

	public void showAll() {
		zoom = null;
		if (model != null)
			show(model, newest);
	}

	public boolean isZoomed() {
		return zoom != null;
	}

	private void paintMouse(GC gc, Point size) {
		if (mouse < 0 || model == null)
			return;
		gc.setForeground(ThemeColors.get(ThemeColor.EDGE_STRONG));
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
		gc.drawLine(mouse, 0, mouse, size.y);
		if (dragFrom < 0 || Math.abs(mouse - dragFrom) < LEAST_DRAG)
			return;
		gc.setAlpha(60);
		gc.setBackground(ThemeColors.get(ThemeColor.ACCENT));
		gc.fillRectangle(new Rectangle(Math.min(dragFrom, mouse), 0, Math.abs(mouse - dragFrom), size.y));
		gc.setAlpha(255);
	}

	/** The chart as it is on the screen. */
	public ImageData picture() {
		Point size = chart.getSize();
		Image image = new Image(chart.getDisplay(), Math.max(1, size.x), Math.max(1, size.y));
		try {
			chart.renderOffscreenImage(image);
			return image.getImageData();
		} finally {
			image.dispose();
		}
	}

	/** How many lines are drawn, gaps counted. */
	public List<String> lines() {
		List<String> ids = new ArrayList<>();
		for (ISeries<?> one : chart.getSeriesSet().getSeries())
			ids.add(one.getId());
		return ids;
	}
}
