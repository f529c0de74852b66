// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.gef.EditPartViewer;
import org.eclipse.gef.tools.PanningSelectionTool;
import org.eclipse.swt.events.MouseEvent;

/**
 * Selects and drags; moves the view with the middle button, or with the space bar held.
 * <p>
 * A drag begins with the first move after the press. When the console is slow at that moment (the first selection builds pages of properties),
 * the pointer is far away before that move is told, and a hover, a crossing or a change of focus may be told first. GEF takes their place for
 * the beginning of the drag and then waits for a beginning that never comes; so they are kept from it.
 */
final class TopologySelectionTool extends PanningSelectionTool {
	private static final int MIDDLE = 2;
	private static final int LEFT = 1;

	private boolean moved;

	@Override
	public void mouseDown(MouseEvent event, EditPartViewer viewer) {
		moved = false;
		super.mouseDown(event, viewer);
	}

	@Override
	public void mouseDrag(MouseEvent event, EditPartViewer viewer) {
		moved = true;
		super.mouseDrag(event, viewer);
	}

	@Override
	public void mouseHover(MouseEvent event, EditPartViewer viewer) {
		if (!isPressed())
			super.mouseHover(event, viewer);
	}

	@Override
	public void viewerEntered(MouseEvent event, EditPartViewer viewer) {
		if (!isPressed())
			super.viewerEntered(event, viewer);
	}

	@Override
	public void viewerExited(MouseEvent event, EditPartViewer viewer) {
		if (!isPressed())
			super.viewerExited(event, viewer);
	}

	/** The button is down on a figure and no move has been told yet. */
	private boolean isPressed() {
		return isInState(STATE_DRAG) && !moved;
	}

	@Override
	protected boolean handleFocusLost() {
		return isInState(STATE_DRAG) || super.handleFocusLost();
	}

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
