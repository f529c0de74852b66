// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.draw2d.PositionConstants;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.KeyHandler;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.orrery.diagram.actions.TopologyActions;

/** The keyboard on the diagram: arrows, Enter, zoom, search, and the ways out. Everything else belongs to the workbench's key bindings. */
final class TopologyKeyHandler extends KeyHandler {
	private final GraphicalViewer viewer;
	private final SpatialNavigator navigator;
	private final TopologyActions actions;
	private final Runnable search;
	private final Runnable escape;

	/** @param search goes to the search field; @param escape lets go of search and message when there is nothing to cancel */
	TopologyKeyHandler(GraphicalViewer viewer, TopologyActions actions, Runnable search, Runnable escape) {
		this.viewer = viewer;
		this.navigator = new SpatialNavigator(viewer);
		this.actions = actions;
		this.search = search;
		this.escape = escape;
	}

	@Override
	public boolean keyPressed(KeyEvent event) {
		if ((event.stateMask & SWT.MOD1) != 0)
			return control(event);
		switch (event.keyCode) {
		case SWT.ARROW_LEFT -> move(PositionConstants.WEST, event);
		case SWT.ARROW_RIGHT -> move(PositionConstants.EAST, event);
		case SWT.ARROW_UP -> move(PositionConstants.NORTH, event);
		case SWT.ARROW_DOWN -> move(PositionConstants.SOUTH, event);
		case SWT.CR, SWT.KEYPAD_CR -> open();
		case SWT.KEYPAD_ADD -> zoom().zoomIn();
		case SWT.KEYPAD_SUBTRACT -> zoom().zoomOut();
		case SWT.ESC -> {
			if (!actions.cancelMigrations())
				escape.run();
		}
		case SWT.DEL -> actions.delete();
		default -> {
			return character(event.character);
		}
		}
		return true;
	}

	private boolean control(KeyEvent event) {
		if (event.keyCode == 'f') {
			search.run();
			return true;
		}
		return character(event.character);
	}

	private boolean character(char character) {
		switch (character) {
		case '+', '=' -> zoom().zoomIn();
		case '-' -> zoom().zoomOut();
		case '0' -> zoom().setZoom(1);
		default -> {
			return false;
		}
		}
		return true;
	}

	private void move(int direction, KeyEvent event) {
		EditPart focus = viewer.getSelectedEditParts().isEmpty() ? null : viewer.getFocusEditPart();
		GraphicalEditPart next = focus instanceof GraphicalEditPart from && focus != viewer.getContents() ? navigator.next(from, direction)
				: navigator.first();
		if (next == null)
			return;
		if ((event.stateMask & SWT.SHIFT) != 0)
			viewer.appendSelection(next);
		else
			viewer.select(next);
		viewer.setFocus(next);
		viewer.reveal(next);
	}

	private void open() {
		EditPart focus = viewer.getFocusEditPart();
		if (focus != null)
			focus.performRequest(new Request(RequestConstants.REQ_OPEN));
	}

	private ZoomManager zoom() {
		return (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
	}
}
