// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import java.util.List;

import org.eclipse.gef.ui.actions.ActionBarContributor;
import org.eclipse.gef.ui.actions.DeleteRetargetAction;
import org.eclipse.gef.ui.actions.RedoRetargetAction;
import org.eclipse.gef.ui.actions.UndoRetargetAction;
import org.eclipse.ui.actions.ActionFactory;

/** Connects the window's undo, redo, delete, rename, find, print and select all with the editor in front; what it does not offer stays grey. */
public final class CanvasActionBarContributor extends ActionBarContributor {
	@Override
	protected void buildActions() {
		addRetargetAction(new UndoRetargetAction());
		addRetargetAction(new RedoRetargetAction());
		addRetargetAction(new DeleteRetargetAction());
	}

	@Override
	protected void declareGlobalActionKeys() {
		List.of(ActionFactory.SELECT_ALL, ActionFactory.FIND, ActionFactory.RENAME, ActionFactory.PRINT).forEach(key -> addGlobalActionKey(key.getId()));
	}
}
