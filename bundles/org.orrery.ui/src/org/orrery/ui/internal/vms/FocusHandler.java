// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Text;

/** Find: puts the cursor into a filter field. */
public final class FocusHandler extends AbstractHandler {
	private final Text field;

	public FocusHandler(Text field) {
		this.field = field;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		field.setFocus();
		field.selectAll();
		return null;
	}
}
