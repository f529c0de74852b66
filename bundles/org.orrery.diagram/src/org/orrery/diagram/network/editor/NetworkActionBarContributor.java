// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import org.eclipse.gef.ui.actions.ActionBarContributor;
import org.eclipse.gef.ui.actions.DeleteRetargetAction;
import org.eclipse.gef.ui.actions.RedoRetargetAction;
import org.eclipse.gef.ui.actions.UndoRetargetAction;
import org.eclipse.ui.actions.ActionFactory;

/** Connects the window's undo, redo, delete, rename, find, print and select all with the editor in front. */
public final class NetworkActionBarContributor extends ActionBarContributor {
	@Override
	protected void buildActions() {
		addRetargetAction(new UndoRetargetAction());
		addRetargetAction(new RedoRetargetAction());
		addRetargetAction(new DeleteRetargetAction());
	}

	@Override
	protected void declareGlobalActionKeys() {
		addGlobalActionKey(ActionFactory.SELECT_ALL.getId());
		addGlobalActionKey(ActionFactory.FIND.getId());
		addGlobalActionKey(ActionFactory.RENAME.getId());
		addGlobalActionKey(ActionFactory.PRINT.getId());
	}
}
