// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.engine.statistics.Metric;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.internal.widgets.Sparkline;

/** Draws the load of the last ten minutes into a column of the table of VMs. UI thread. */
final class VmSparkline {
	private static final int MARGIN = 3;

	private VmSparkline() {
	}

	static void paintIn(Table table, TableColumn column, Services services, VmRows rows) {
		table.addListener(SWT.PaintItem, event -> {
			if (event.index == table.indexOf(column) && column.getWidth() > 2 * MARGIN && event.item instanceof TableItem item)
				paint(event, table, column, services, rows, table.indexOf(item));
		});
	}

	private static void paint(Event event, Table table, TableColumn column, Services services, VmRows rows, int row) {
		if (row < 0 || row >= rows.size())
			return;
		VirtualMachine vm = rows.get(row);
		if (services.statistics().of(vm).isEmpty()) // it does not run, or nobody tells
			return;
		Rectangle area = new Rectangle(event.x + MARGIN, event.y + MARGIN, column.getWidth() - 2 * MARGIN, table.getItemHeight() - 2 * MARGIN);
		Sparkline.paint(event.gc, area, services.statistics().sparkline(vm, Metric.CPU), 1);
	}
}
