// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.gef.tools.PanningSelectionTool;

/** Selects and drags; moves the view with the middle button, or with the space bar held. */
final class TopologySelectionTool extends PanningSelectionTool {
	private static final int MIDDLE = 2;
	private static final int LEFT = 1;

	@Override
	protected boolean handleButtonDown(int which) {
		if (which != MIDDLE || !isInState(STATE_INITIAL))
			return super.handleButtonDown(which);
		setState(PAN);
		return super.handleButtonDown(LEFT);
	}

	@Override
	protected boolean handleButtonUp(int which) {
		if (which != MIDDLE || !isInState(PAN_IN_PROGRESS))
			return super.handleButtonUp(which);
		boolean handled = super.handleButtonUp(LEFT);
		setState(STATE_INITIAL);
		refreshCursor();
		return handled;
	}
}
