// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tools;

import java.util.function.BiConsumer;

import org.eclipse.gef.EditPart;
import org.eclipse.gef.SharedCursors;
import org.eclipse.gef.tools.AbstractTool;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyEvent;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.NetworkKey;

/** A thing from the palette that one click puts down. Then the mouse selects again. */
public final class AddTool extends AbstractTool {
	private final PaletteEntry entry;
	private final BiConsumer<PaletteEntry, NetworkKey> adding;

	/** @param adding told where it was put down; null: on the ground */
	public AddTool(PaletteEntry entry, BiConsumer<PaletteEntry, NetworkKey> adding) {
		this.entry = entry;
		this.adding = adding;
		setDefaultCursor(SharedCursors.CURSOR_TREE_ADD);
	}

	@Override
	protected String getCommandName() {
		return entry.text();
	}

	@Override
	protected boolean handleButtonUp(int button) {
		EditPart under = getCurrentViewer().findObjectAt(getLocation());
		getDomain().loadDefaultTool();
		if (button == 1)
			adding.accept(entry, under instanceof NodePart part ? part.key() : null);
		return true;
	}

	@Override
	protected boolean handleKeyDown(KeyEvent event) {
		if (event.keyCode == SWT.ESC)
			getDomain().loadDefaultTool();
		return true;
	}
}
