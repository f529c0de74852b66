// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.SharedCursors;
import org.eclipse.gef.tools.SelectEditPartTracker;

/** A press on a spot of a figure that does something: acts when the button is released without having moved away. */
final class ClickTracker extends SelectEditPartTracker {
	private final Runnable action;

	ClickTracker(EditPart source, Runnable action) {
		super(source);
		this.action = action;
		setDefaultCursor(SharedCursors.HAND);
	}

	@Override
	protected boolean handleButtonUp(int button) {
		boolean clicked = button == 1 && isInState(STATE_DRAG);
		boolean handled = super.handleButtonUp(button);
		if (clicked)
			action.run();
		return handled;
	}
}
