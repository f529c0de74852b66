// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swtchart.LineStyle;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.model.ObjectRef;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.performance.PerformanceModel.Series;

/** The legend with numbers: each line with its value now or under the mouse, the least, the mean and the most. UI thread. */
final class SeriesTable {
	private static final int[] WIDTHS = { 44, 170, 90, 90, 90, 90 };
	private static final int SWATCH = 30;

	private final Table table;
	private PerformanceModel model;
	private Instant pointed;

	SeriesTable(Composite parent, Runnable remove) {
		table = new Table(parent, SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		table.setData(UiIds.WIDGET_KEY, "performance-series"); //$NON-NLS-1$
		String[] titles = { "", Messages.Series_name, Messages.Series_now, Messages.Series_minimum, Messages.Series_mean, Messages.Series_maximum }; //$NON-NLS-1$
		for (int i = 0; i < titles.length; i++) {
			TableColumn column = new TableColumn(table, i < 2 ? SWT.LEFT : SWT.RIGHT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		new TableColumn(table, SWT.LEFT); // the last column takes what is left: not one with numbers
		table.addListener(SWT.PaintItem, this::paintSwatch);
		table.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.DEL)
				remove.run();
		});
	}

	Table control() {
		return table;
	}

	void show(PerformanceModel shown) {
		model = shown;
		List<Series> all = shown.series();
		if (table.getItemCount() > all.size())
			table.setItemCount(all.size());
		for (int i = 0; i < all.size(); i++) {
			TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
			setText(item, texts(all.get(i)));
		}
	}

	private static void setText(TableItem item, String[] texts) {
		for (int column = 0; column < texts.length; column++)
			if (!item.getText(column).equals(texts[column]))
				item.setText(column, texts[column]);
	}

	/** @param time under the mouse; null: now */
	void point(Instant time) {
		pointed = time;
		table.getColumn(2).setText(time == null ? Messages.Series_now : Messages.Series_pointed);
		if (model != null)
			show(model);
	}

	private String[] texts(Series series) {
		Metric metric = model.metric();
		MetricCourse course = series.course();
		if (!series.isMeasured(metric))
			return new String[] { "", series.name(), Messages.Series_notMeasured, "", "", "" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		if (course == null || course.points().isEmpty())
			return new String[] { "", series.name(), course == null ? "" : Messages.Series_nothing, "", "", "" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		OptionalDouble now = pointed == null ? course.latest() : model.at(series, pointed);
		return new String[] { "", series.name(), words(metric, now), words(metric, course.minimum()), words(metric, course.mean()), //$NON-NLS-1$
				words(metric, course.maximum()) };
	}

	private static String words(Metric metric, OptionalDouble value) {
		return value.isEmpty() ? "\u2013" : metric.words(value.getAsDouble()); //$NON-NLS-1$
	}

	private void paintSwatch(Event event) {
		if (event.index != 0 || !(event.item instanceof TableItem item))
			return;
		int number = table.indexOf(item);
		GC gc = event.gc;
		gc.setForeground(PerformanceChart.colour(number));
		gc.setLineWidth(2);
		gc.setLineStyle(swt(PerformanceChart.style(number)));
		int y = event.y + table.getItemHeight() / 2;
		gc.drawLine(event.x + 4, y, event.x + 4 + SWATCH, y);
	}

	private static int swt(LineStyle style) {
		return switch (style) {
		case DASH -> SWT.LINE_DASH;
		case DOT -> SWT.LINE_DOT;
		case DASHDOT -> SWT.LINE_DASHDOT;
		default -> SWT.LINE_SOLID;
		};
	}

	List<ObjectRef> selected() {
		List<ObjectRef> selected = new ArrayList<>();
		for (int index : table.getSelectionIndices())
			if (model != null && index < model.series().size())
				selected.add(model.series().get(index).object());
		return selected;
	}
}
