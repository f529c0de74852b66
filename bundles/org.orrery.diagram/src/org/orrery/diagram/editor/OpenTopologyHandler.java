// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.Messages;

/** Opens the topology, or brings it to the front. */
public final class OpenTopologyHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		try {
			return window.getActivePage().openEditor(TopologyEditorInput.FLEET, DiagramIds.TOPOLOGY_EDITOR);
		} catch (PartInitException e) {
			throw new ExecutionException(Messages.Editor_cannotOpen, e);
		}
	}
}
