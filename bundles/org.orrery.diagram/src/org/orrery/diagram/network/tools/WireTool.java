// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tools;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.SharedCursors;
import org.eclipse.gef.tools.AbstractTool;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.parts.NodePart;

/** A line from the palette: pressed or clicked where it begins, released or clicked where it ends. Then the mouse selects again. */
public final class WireTool extends AbstractTool {
	private final PaletteEntry entry;
	private final WireBoard board;
	private WireGesture gesture;

	public WireTool(PaletteEntry entry, WireBoard board) {
		this.entry = entry;
		this.board = board;
		setDefaultCursor(SharedCursors.CROSS);
	}

	@Override
	protected String getCommandName() {
		return entry.text();
	}

	@Override
	protected boolean handleButtonDown(int button) {
		if (button != 1) {
			stop();
			return true;
		}
		if (gesture != null) {
			end();
			return true;
		}
		EditPart under = getCurrentViewer().findObjectAt(getLocation());
		if (under instanceof NodePart part && entry.beginsAt(part.key()))
			gesture = new WireGesture((GraphicalViewer) getCurrentViewer(), board, part);
		else
			board.explain(Messages.Palette_beginsElsewhere, entry.tip());
		return true;
	}

	@Override
	protected boolean handleMove() {
		return follow();
	}

	@Override
	protected boolean handleDrag() {
		return follow();
	}

	@Override
	protected boolean handleDragInProgress() {
		return follow();
	}

	private boolean follow() {
		if (gesture != null)
			gesture.move(getLocation());
		return true;
	}

	@Override
	protected boolean handleButtonUp(int button) {
		if (gesture != null) {
			gesture.move(getLocation());
			if (gesture.hasTarget())
				end();
		}
		return true;
	}

	private void end() {
		WireGesture drawn = gesture;
		gesture = null;
		drawn.finish();
		stop();
	}

	private void stop() {
		if (gesture != null)
			gesture.cancel();
		gesture = null;
		getDomain().loadDefaultTool();
	}

	@Override
	protected boolean handleKeyDown(KeyEvent event) {
		if (event.keyCode == SWT.ESC)
			stop();
		return true;
	}

	@Override
	public void deactivate() {
		if (gesture != null)
			gesture.cancel();
		gesture = null;
		super.deactivate();
	}
}
