// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Columns with sentences in a table get what a wide window has to give. UI thread. */
public final class SentenceColumns {
	private SentenceColumns() {
	}

	/** @param least pixels that each has in any case */
	public static void widen(Table table, int least, TableColumn... sentences) {
		List<TableColumn> wide = List.of(sentences);
		table.addListener(SWT.Resize, event -> {
			int others = 0;
			for (TableColumn column : table.getColumns())
				others += wide.contains(column) ? 0 : column.getWidth();
			int width = (table.getClientArea().width - others) / wide.size();
			wide.forEach(column -> column.setWidth(Math.max(least, width)));
		});
	}
}
