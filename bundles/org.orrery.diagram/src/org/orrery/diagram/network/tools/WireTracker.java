// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tools;

import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.SharedCursors;
import org.eclipse.gef.tools.SelectEditPartTracker;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.WireRules;

/** A press on a figure selects it; moving on with the button down draws a line from it, where a line can begin. */
public final class WireTracker extends SelectEditPartTracker {
	private final NodePart part;
	private final WireBoard board;
	private WireGesture gesture;

	public WireTracker(NodePart part, WireBoard board) {
		super(part);
		this.part = part;
		this.board = board;
		if (WireRules.isSource(part.key()))
			setDefaultCursor(SharedCursors.ARROW);
	}

	@Override
	protected boolean handleButtonDown(int button) {
		board.holdStill(true);
		return super.handleButtonDown(button);
	}

	@Override
	protected boolean handleDragStarted() {
		boolean started = super.handleDragStarted();
		if (WireRules.isSource(part.key()) && gesture == null)
			gesture = new WireGesture((GraphicalViewer) getCurrentViewer(), board, part);
		return started;
	}

	@Override
	protected boolean handleDragInProgress() {
		if (gesture != null)
			gesture.move(getLocation());
		return true;
	}

	@Override
	protected boolean handleButtonUp(int button) {
		WireGesture drawn = gesture;
		gesture = null;
		if (drawn == null) {
			boolean handled = super.handleButtonUp(button);
			board.holdStill(false);
			return handled;
		}
		drawn.move(getLocation());
		setState(STATE_TERMINAL);
		drawn.finish();
		return true;
	}

	@Override
	protected boolean handleKeyDown(KeyEvent event) {
		if (event.keyCode == SWT.ESC && gesture != null) {
			gesture.cancel();
			gesture = null;
			setState(STATE_INVALID);
			return true;
		}
		return super.handleKeyDown(event);
	}

	@Override
	public void deactivate() {
		if (gesture != null)
			gesture.cancel();
		gesture = null;
		super.deactivate();
		board.holdStill(false);
	}
}
