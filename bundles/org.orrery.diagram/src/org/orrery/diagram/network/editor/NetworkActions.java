// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.List;

import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.gef.ui.actions.ActionRegistry;
import org.eclipse.gef.ui.actions.RedoAction;
import org.eclipse.gef.ui.actions.UndoAction;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.actions.ActionFactory;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.Layer;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Strokes;
import org.orrery.diagram.network.tools.PaletteEntry;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.internal.widgets.WorkAction;

/** What can be done with a design besides drawing: in the bar, in the context menu, and by the window's own keys. UI thread. */
final class NetworkActions {
	private final NetworkEditor editor;
	private final Services services;
	private final ActionRegistry registry = new ActionRegistry();
	private final UndoAction undo;
	private final RedoAction redo;
	private DesignPage page;
	private Picture picture;
	private HostWays ways;

	NetworkActions(NetworkEditor editor, Services services) {
		this.editor = editor;
		this.services = services;
		undo = new UndoAction(editor.part());
		redo = new RedoAction(editor.part());
		registry.registerAction(undo);
		registry.registerAction(redo);
		register(ActionFactory.DELETE, () -> {
			if (editor.isDrawingShown())
				page.deleteSelected();
			else
				editor.tables().deleteSelected();
		});
		register(ActionFactory.SELECT_ALL, () -> {
			if (editor.isDrawingShown())
				page.viewer().setSelection(new org.eclipse.jface.viewers.StructuredSelection(page.viewer().getContents().getChildren()));
		});
		register(ActionFactory.RENAME, () -> page.renameSelected());
		register(ActionFactory.FIND, () -> page.focusSearch());
		register(ActionFactory.PRINT, () -> picture.print());
	}

	private void register(ActionFactory factory, Runnable work) {
		Action action = new Action() {
			@Override
			public void run() {
				if (page != null)
					work.run();
			}
		};
		action.setId(factory.getId());
		registry.registerAction(action);
	}

	ActionRegistry registry() {
		return registry;
	}

	/** The file was read: the bar gets its buttons. */
	void open(DesignPage opened) {
		page = opened;
		picture = new Picture(editor, page);
		ways = new HostWays(editor.getSite().getShell(), services, page);
		page.bar().setActions(
				List.of(layer(Layer.PHYSICAL, Messages.Layer_physical, "nic"), layer(Layer.SWITCHING, Messages.Layer_switching, "tunnel"), //$NON-NLS-1$ //$NON-NLS-2$
						layer(Layer.PROFILES, Messages.Layer_profiles, "portgroup"), layer(Layer.VMS, Messages.Layer_vms, "vm"), //$NON-NLS-1$ //$NON-NLS-2$
						new WorkAction(Messages.Action_arrange, "topology", page::orderAnew), new WorkAction(Messages.Action_fit, "all", page::fit), //$NON-NLS-1$ //$NON-NLS-2$
						new WorkAction(Messages.Action_export, "export", picture::export)), //$NON-NLS-1$
				ways.actions(), zoom());
		historyChanged();
	}

	private ZoomManager zoom() {
		return ((TopologyRootEditPart) page.viewer().getRootEditPart()).getZoomManager();
	}

	void historyChanged() {
		undo.update();
		redo.update();
	}

	private IAction layer(Layer layer, String text, String image) {
		IAction action = new Action(text, IAction.AS_CHECK_BOX) {
			@Override
			public void run() {
				page.model().setView(page.model().view().showing(layer, isChecked()));
			}
		};
		action.setImageDescriptor(Images.descriptor(image));
		action.setToolTipText(text);
		action.setChecked(page.model().view().shows(layer));
		return action;
	}

	/** The context menu: what can be added to what is selected, what can be done with it, then the drawing itself. */
	void fill(IMenuManager menu) {
		List<NetworkKey> keys = page.selectedKeys();
		NetworkKey only = keys.size() == 1 ? keys.get(0) : null;
		boolean designer = !page.model().view().administrator();
		for (PaletteEntry entry : List.of(PaletteEntry.SWITCH, PaletteEntry.PROFILE, PaletteEntry.UPLINK_PROFILE, PaletteEntry.MIRROR)) {
			IAction add = new WorkAction(entry.text(), entry.image(), () -> page.add(entry, only));
			add.setEnabled(designer);
			menu.add(add);
		}
		if (!designer) {
			IAction why = new WorkAction(Messages.Role_refused, "details", () -> page.explain(Messages.Role_refused, Messages.Role_remedy)); //$NON-NLS-1$
			menu.add(why);
		}
		new ConnectMenu(page).fill(menu, only);
		menu.add(new Separator());
		if (designer && only != null && Strokes.canRename(only, page.model().state()))
			menu.add(new WorkAction(Messages.Action_rename, "edit", page::renameSelected)); //$NON-NLS-1$
		if (keys.stream().anyMatch(key -> Strokes.canDelete(key, page.model().state())))
			menu.add(new WorkAction(Messages.Action_delete, "remove", page::deleteSelected)); //$NON-NLS-1$
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.add(new Separator());
		menu.add(new WorkAction(Messages.Action_arrange, "topology", page::orderAnew)); //$NON-NLS-1$
		menu.add(new WorkAction(Messages.Action_fit, "all", page::fit)); //$NON-NLS-1$
		menu.add(new WorkAction(Messages.Action_export, "export", picture::export)); //$NON-NLS-1$
		menu.add(new WorkAction(Messages.Action_print, "report", picture::print)); //$NON-NLS-1$
		menu.add(new Separator());
		ways.actions().forEach(menu::add);
	}

	void dispose() {
		registry.dispose();
	}
}
