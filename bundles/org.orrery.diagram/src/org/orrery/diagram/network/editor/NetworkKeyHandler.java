// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.Collection;

import org.eclipse.draw2d.PositionConstants;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.KeyHandler;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.orrery.diagram.network.figures.SceneFigure;
import org.orrery.diagram.network.parts.NodePart;

/** The keyboard on the drawing: arrows go from figure to figure, F2 writes over a name, Enter opens, Delete deletes. */
final class NetworkKeyHandler extends KeyHandler {
	/** How much sideways distance weighs against distance in the direction asked for. */
	private static final int SIDEWAYS = 3;

	private final GraphicalViewer viewer;
	private final Runnable delete;
	private final Runnable search;
	private final Runnable escape;

	NetworkKeyHandler(GraphicalViewer viewer, Runnable delete, Runnable search, Runnable escape) {
		this.viewer = viewer;
		this.delete = delete;
		this.search = search;
		this.escape = escape;
	}

	@Override
	public boolean keyPressed(KeyEvent event) {
		if ((event.stateMask & SWT.MOD1) != 0 && event.keyCode == 'f') {
			search.run();
			return true;
		}
		switch (event.keyCode) {
		case SWT.ARROW_LEFT -> move(PositionConstants.WEST, event);
		case SWT.ARROW_RIGHT -> move(PositionConstants.EAST, event);
		case SWT.ARROW_UP -> move(PositionConstants.NORTH, event);
		case SWT.ARROW_DOWN -> move(PositionConstants.SOUTH, event);
		case SWT.CR, SWT.KEYPAD_CR -> perform(RequestConstants.REQ_OPEN);
		case SWT.F2 -> perform(RequestConstants.REQ_DIRECT_EDIT);
		case SWT.DEL -> delete.run();
		case SWT.ESC -> escape.run();
		case SWT.KEYPAD_ADD -> zoom().zoomIn();
		case SWT.KEYPAD_SUBTRACT -> zoom().zoomOut();
		default -> {
			return character(event.character);
		}
		}
		return true;
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

	private void perform(String request) {
		EditPart focus = viewer.getFocusEditPart();
		if (focus != null && focus != viewer.getContents())
			focus.performRequest(new Request(request));
	}

	private void move(int direction, KeyEvent event) {
		NodePart from = viewer.getSelectedEditParts().isEmpty() || !(viewer.getFocusEditPart() instanceof NodePart node) ? null : node;
		NodePart next = null;
		long least = Long.MAX_VALUE;
		for (Object part : (Collection<?>) viewer.getEditPartRegistry().values()) {
			if (part == from || !(part instanceof NodePart node) || !node.getFigure().isShowing())
				continue;
			long distance = from == null ? (long) centre(node).x + centre(node).y : distance(centre(from), centre(node), direction);
			if (distance < least) {
				least = distance;
				next = node;
			}
		}
		if (next == null)
			return;
		if ((event.stateMask & SWT.SHIFT) != 0)
			viewer.appendSelection(next);
		else
			viewer.select(next);
		viewer.setFocus(next);
		viewer.reveal(next);
	}

	private static long distance(Point from, Point to, int direction) {
		long dx = (long) to.x - from.x;
		long dy = (long) to.y - from.y;
		return switch (direction) {
		case PositionConstants.EAST -> dx > 0 ? dx + SIDEWAYS * Math.abs(dy) : Long.MAX_VALUE;
		case PositionConstants.WEST -> dx < 0 ? -dx + SIDEWAYS * Math.abs(dy) : Long.MAX_VALUE;
		case PositionConstants.SOUTH -> dy > 0 ? dy + SIDEWAYS * Math.abs(dx) : Long.MAX_VALUE;
		default -> dy < 0 ? -dy + SIDEWAYS * Math.abs(dx) : Long.MAX_VALUE;
		};
	}

	/** A box counts as its title: what is inside lies below. */
	private static Point centre(GraphicalEditPart part) {
		Rectangle box = ((SceneFigure) part.getFigure()).nameBounds();
		part.getFigure().translateToAbsolute(box);
		return box.getCenter();
	}

	private ZoomManager zoom() {
		return (ZoomManager) viewer.getProperty(ZoomManager.class.toString());
	}
}
