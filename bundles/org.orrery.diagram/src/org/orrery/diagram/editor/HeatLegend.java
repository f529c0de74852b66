// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.orrery.diagram.figures.Heat;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** Which colour stands for which figures; hidden while hosts are not coloured. UI thread. */
final class HeatLegend {
	private static final int SWATCH = 92;
	private static final int HEIGHT = 20;
	private static final int GAP = 8;

	private final Canvas canvas;
	private HeatMetric metric = HeatMetric.NONE;
	private double top;
	/** Room for the name of what is shown, before the colours. */
	private int name;

	HeatLegend(Composite parent) {
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
		canvas.setData(UiIds.WIDGET_KEY, "heat-legend"); //$NON-NLS-1$
		GridDataFactory.swtDefaults().span(3, 1).hint(SWATCH * Heat.LEVELS, HEIGHT).exclude(true).applyTo(canvas);
		canvas.setVisible(false);
		canvas.addListener(SWT.Paint, event -> paint(event.gc));
	}

	void show(HeatMap map) {
		if (metric == map.metric() && top == map.top())
			return;
		boolean hidden = metric == HeatMetric.NONE;
		metric = map.metric();
		top = map.top();
		canvas.setToolTipText(metric.label());
		name = nameWidth();
		GridData place = (GridData) canvas.getLayoutData();
		boolean moved = place.widthHint != name + SWATCH * Heat.LEVELS;
		place.widthHint = name + SWATCH * Heat.LEVELS;
		if (hidden != (metric == HeatMetric.NONE)) {
			canvas.setVisible(hidden);
			place.exclude = !hidden;
		}
		if (moved || hidden != (metric == HeatMetric.NONE))
			canvas.getParent().getParent().layout(true, true);
		canvas.redraw();
	}

	private int nameWidth() {
		GC gc = new GC(canvas);
		try {
			return gc.textExtent(metric.label()).x + GAP;
		} finally {
			gc.dispose();
		}
	}

	private void paint(GC gc) {
		gc.setForeground(ThemeColors.get(ThemeColor.TEXT));
		gc.drawText(metric.label(), 0, (HEIGHT - gc.getFontMetrics().getHeight()) / 2, true);
		for (int level = 0; level < Heat.LEVELS && metric != HeatMetric.NONE; level++) {
			gc.setBackground(ThemeColors.get(Heat.color(level)));
			gc.fillRectangle(name + level * SWATCH, 0, SWATCH, HEIGHT);
			String text = "\u2265 " + metric.words(top * level / Heat.LEVELS).replace(".0 ", " "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			gc.drawText(text, name + level * SWATCH + 5, (HEIGHT - gc.getFontMetrics().getHeight()) / 2, true);
		}
	}
}
