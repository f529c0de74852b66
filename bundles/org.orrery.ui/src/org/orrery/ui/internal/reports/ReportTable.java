// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.reports;

import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.engine.report.Quantum;
import org.orrery.engine.report.Report.Cell;
import org.orrery.engine.report.Report.Column;
import org.orrery.engine.report.Report.Section;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** A section as a table; shares have a thin bar below their number. UI thread. */
final class ReportTable {
	private static final int BAR = 3;
	private static final int PADDING = 18;

	private final Section section;
	private final Table table;

	ReportTable(Composite parent, Section section) {
		this.section = section;
		table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.VIRTUAL);
		table.setHeaderVisible(true);
		table.setData(UiIds.WIDGET_KEY, "report-table"); //$NON-NLS-1$
		for (Column column : section.columns()) {
			TableColumn shown = new TableColumn(table, column.quantum().isNumber() ? SWT.RIGHT : SWT.LEFT);
			shown.setText(column.title());
		}
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.PaintItem, this::paintBar);
		table.setItemCount(section.rows().size());
		setWidths();
	}

	Table control() {
		return table;
	}

	private void fill(Event event) {
		List<Cell> row = section.rows().get(event.index);
		String[] words = new String[row.size()];
		for (int i = 0; i < words.length; i++)
			words[i] = row.get(i).words(section.columns().get(i));
		((TableItem) event.item).setText(words);
	}

	/** By the longest of the first rows: thousands may follow. */
	private void setWidths() {
		GC gc = new GC(table);
		for (int i = 0; i < table.getColumnCount(); i++) {
			gc.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT)); // headers are bold in some themes
			int width = gc.textExtent(section.columns().get(i).title()).x;
			gc.setFont(table.getFont());
			for (List<Cell> row : section.rows().subList(0, Math.min(100, section.rows().size())))
				width = Math.max(width, gc.textExtent(row.get(i).words(section.columns().get(i))).x);
			table.getColumn(i).setWidth(Math.min(320, width) + PADDING);
		}
		gc.dispose();
	}

	private void paintBar(Event event) {
		Column column = section.columns().get(event.index);
		int row = table.indexOf((TableItem) event.item);
		Double share = row < 0 ? null : section.rows().get(row).get(event.index).number();
		if (column.quantum() != Quantum.SHARE || share == null)
			return;
		Rectangle cell = ((TableItem) event.item).getBounds(event.index);
		int width = cell.width - 8;
		int top = cell.y + cell.height - BAR - 1;
		event.gc.setBackground(ThemeColors.get(ThemeColor.METER_TRACK));
		event.gc.fillRectangle(cell.x + 4, top, width, BAR);
		event.gc.setBackground(ThemeColors.get(level(column, share)));
		event.gc.fillRectangle(cell.x + 4, top, (int) (width * Math.max(0, Math.min(1, share))), BAR);
	}

	private static ThemeColor level(Column column, double share) {
		if (column.key().equals("availability") || share < 0.75) //$NON-NLS-1$
			return ThemeColor.METER_FILL;
		return share < 0.9 ? ThemeColor.METER_HIGH : ThemeColor.METER_FULL;
	}
}
