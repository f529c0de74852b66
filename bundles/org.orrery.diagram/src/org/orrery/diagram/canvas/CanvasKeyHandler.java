// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

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

/**
 * The keyboard on a drawing: arrows go from box to box, Enter opens, F2 writes over a name, zoom, search, and the ways out. Everything else
 * belongs to the workbench's key bindings.
 */
public final class CanvasKeyHandler extends KeyHandler {
	private final GraphicalViewer viewer;
	private final SpatialNavigator navigator;
	private final Keys keys;

	/** What keys do that each drawing has its own meaning for. */
	public interface Keys {
		void delete();

		/** Goes to the search field. */
		void search();

		/** Cancels what goes on; else lets go of search and message. */
		void escape();
	}

	public CanvasKeyHandler(GraphicalViewer viewer, SpatialNavigator.Boxes boxes, Keys keys) {
		this.viewer = viewer;
		this.navigator = new SpatialNavigator(viewer, boxes);
		this.keys = keys;
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
		case SWT.CR, SWT.KEYPAD_CR -> ask(RequestConstants.REQ_OPEN);
		case SWT.F2 -> ask(RequestConstants.REQ_DIRECT_EDIT);
		case SWT.KEYPAD_ADD -> zoom().zoomIn();
		case SWT.KEYPAD_SUBTRACT -> zoom().zoomOut();
		case SWT.ESC -> keys.escape();
		case SWT.DEL -> keys.delete();
		default -> {
			return character(event.character);
		}
		}
		return true;
	}

	private boolean control(KeyEvent event) {
		if (event.keyCode == 'f') {
			keys.search();
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

	private void ask(String request) {
		EditPart focus = viewer.getFocusEditPart();
		if (focus != null && focus != viewer.getContents())
			focus.performRequest(new Request(request));
	}

	private ZoomManager zoom() {
		return (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
	}
}
