// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.util.Arrays;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.engine.statistics.Metric;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;

/** Which metric, how far back, and what can be done with the chart. UI thread. */
final class PerformanceBar {
	interface Actions {
		/** Metric or time are others now. */
		void chosen();

		void showAll();

		void clear();

		void exportTable();

		void exportPicture();
	}

	private final PerformanceModel model;
	private final Composite bar;
	private final Combo metrics;
	private final Combo ranges;

	PerformanceBar(Composite parent, PerformanceModel model, Actions actions) {
		this.model = model;
		bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(5).margins(6, 4).spacing(8, 0).applyTo(bar);
		metrics = combo("performance-metric", Messages.Bar_metric); //$NON-NLS-1$
		Arrays.stream(Metric.values()).map(Metric::label).forEach(metrics::add);
		metrics.setVisibleItemCount(Metric.values().length);
		metrics.addListener(SWT.Selection, event -> {
			model.choose(Metric.values()[metrics.getSelectionIndex()]);
			actions.chosen();
		});
		ranges = combo("performance-range", Messages.Bar_range); //$NON-NLS-1$
		Arrays.stream(TimeRange.values()).map(range -> range.label).forEach(ranges::add);
		ranges.addListener(SWT.Selection, event -> {
			model.choose(TimeRange.values()[ranges.getSelectionIndex()]);
			actions.chosen();
		});
		GridDataFactory.fillDefaults().grab(true, false).applyTo(new Label(bar, SWT.NONE));
		createTools(actions);
		refresh();
	}

	private Combo combo(String key, String tooltip) {
		Combo combo = new Combo(bar, SWT.READ_ONLY | SWT.DROP_DOWN);
		combo.setToolTipText(tooltip);
		combo.setData(UiIds.WIDGET_KEY, key);
		return combo;
	}

	private void createTools(Actions actions) {
		ToolBar tools = new ToolBar(bar, SWT.FLAT);
		GridDataFactory.swtDefaults().span(2, 1).applyTo(tools);
		tool(tools, "expand", Messages.Bar_showAll, actions::showAll); //$NON-NLS-1$
		tool(tools, "table", Messages.Bar_exportTable, actions::exportTable); //$NON-NLS-1$
		tool(tools, "export", Messages.Bar_exportPicture, actions::exportPicture); //$NON-NLS-1$
		tool(tools, "remove", Messages.Bar_clear, actions::clear); //$NON-NLS-1$
	}

	private static void tool(ToolBar tools, String image, String tooltip, Runnable action) {
		ToolItem item = new ToolItem(tools, SWT.PUSH);
		item.setImage(Images.image(image));
		item.setToolTipText(tooltip);
		item.addListener(SWT.Selection, event -> action.run());
	}

	Composite control() {
		return bar;
	}

	/** The model may have chosen another metric. */
	void refresh() {
		metrics.select(model.metric().ordinal());
		ranges.select(model.range().ordinal());
	}
}
