// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.viewers.TreeViewer;

/** Selects every row that is expanded. */
final class SelectVisibleHandler extends AbstractHandler {
	private final TreeViewer viewer;

	SelectVisibleHandler(TreeViewer viewer) {
		this.viewer = viewer;
	}

	@Override
	public Object execute(ExecutionEvent event) {
		viewer.getTree().selectAll();
		viewer.setSelection(viewer.getSelection());
		return null;
	}
}
