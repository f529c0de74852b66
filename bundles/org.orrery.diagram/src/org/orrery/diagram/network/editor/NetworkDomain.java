// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import org.eclipse.gef.DefaultEditDomain;
import org.eclipse.gef.Tool;
import org.eclipse.ui.IEditorPart;

/** Tells when the mouse selects again. */
final class NetworkDomain extends DefaultEditDomain {
	private Runnable selecting = () -> {
		// nobody listens yet
	};

	NetworkDomain(IEditorPart editor) {
		super(editor);
	}

	void onSelecting(Runnable listener) {
		selecting = listener;
	}

	@Override
	public void setActiveTool(Tool tool) {
		super.setActiveTool(tool);
		if (tool != null && tool == getDefaultTool() && selecting != null)
			selecting.run();
	}
}
