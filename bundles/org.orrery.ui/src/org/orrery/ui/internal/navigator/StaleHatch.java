// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** Hatches the rows of hosts, and of what is on them, that have not been confirmed for a while. */
final class StaleHatch {
	private static final int SPACING = 7;

	private StaleHatch() {
	}

	static void install(Tree tree) {
		tree.addListener(SWT.EraseItem, StaleHatch::erase);
	}

	private static void erase(Event event) {
		Object element = event.item.getData();
		Host host = element instanceof VirtualMachine vm ? vm.getHost() : element instanceof Host own ? own : null;
		if (host == null || !NavigatorLabels.isStale(host) || (event.detail & SWT.SELECTED) != 0)
			return;
		Rectangle row = event.getBounds();
		GC gc = event.gc;
		gc.setForeground(ThemeColors.get(ThemeColor.STALE_HATCH));
		gc.setAlpha(110);
		for (int x = row.x - row.height; x < row.x + row.width; x += SPACING)
			gc.drawLine(x, row.y + row.height, x + row.height, row.y);
		gc.setAlpha(255);
	}
}
