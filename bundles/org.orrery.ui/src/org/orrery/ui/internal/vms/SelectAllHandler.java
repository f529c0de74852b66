// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/** Selects every row that the filter lets through. */
final class SelectAllHandler extends AbstractHandler {
	private final VmTable table;

	SelectAllHandler(VmTable table) {
		this.table = table;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		table.control().selectAll();
		table.control().notifyListeners(SWT.Selection, new Event());
		return null;
	}
}
