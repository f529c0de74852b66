// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.CollapseAllHandler;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ViewPart;
import org.orrery.model.FleetChange;
import org.orrery.model.FleetListener;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.SelectionLink;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.dnd.VmDragSource;

/** VMs of all hosts by the folders that people have put them into; dropping a VM on a folder moves it there. */
public final class VmFoldersView extends ViewPart implements FleetListener {
	private Services services;
	private VmFolderContent content;
	private TreeViewer viewer;
	private SelectionLink link;
	private final Runnable themeListener = () -> viewer.refresh(true);

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		content = new VmFolderContent(services.fleet().fleet());
		viewer = new TreeViewer(parent, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTree().setData(UiIds.WIDGET_KEY, "vm-folders"); //$NON-NLS-1$
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(content);
		viewer.setLabelProvider(new VmFolderLabels(services, content));
		viewer.setComparator(new Order());
		viewer.setInput(services.fleet().fleet());
		new VmDragSource(viewer.getControl(), viewer, services);
		viewer.addDropSupport(DND.DROP_MOVE, VmDragSource.transfers(), new FolderDropTarget(viewer, services));
		createActions();
		getSite().setSelectionProvider(viewer);
		link = new SelectionLink(this, this::reveal);
		services.fleet().addListener(this);
		ThemeColors.addListener(themeListener);
		getSite().getService(IContextService.class).activateContext(UiIds.FLEET_CONTEXT);
	}

	private void createActions() {
		Action rename = new Action(Messages.Rename_action) {
			@Override
			public void run() {
				rename();
			}
		};
		rename.setActionDefinitionId("org.eclipse.ui.edit.rename"); //$NON-NLS-1$
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.RENAME.getId(), rename);
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(manager -> {
			if (selectedFolder() != null)
				manager.add(rename);
			manager.add(new org.eclipse.jface.action.GroupMarker(org.eclipse.ui.IWorkbenchActionConstants.MB_ADDITIONS));
		});
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		getSite().getService(IHandlerService.class).activateHandler(CollapseAllHandler.COMMAND_ID, new CollapseAllHandler(viewer));
	}

	/** Null when no folder, or several things, are selected. */
	private VmFolder selectedFolder() {
		return viewer.getStructuredSelection().size() == 1 && viewer.getStructuredSelection().getFirstElement() instanceof VmFolder folder && !folder.isNone() ? folder
				: null;
	}

	private void rename() {
		VmFolder folder = selectedFolder();
		if (folder != null)
			new RenameFolder(services, folder, content.below(folder)).ask(getSite().getShell());
	}

	private void reveal(List<InventoryObject> objects) {
		List<VirtualMachine> vms = objects.stream().filter(VirtualMachine.class::isInstance).map(VirtualMachine.class::cast).filter(content::isInPlace).toList();
		if (!vms.isEmpty() && !viewer.getStructuredSelection().toList().equals(vms))
			viewer.setSelection(new StructuredSelection(vms), true);
	}

	/** The tree is made anew only when a VM came, went or changed its place. */
	@Override
	public void fleetChanged(FleetChange change) {
		boolean moved = !change.structure().isEmpty()
				|| change.changed().stream().anyMatch(object -> object instanceof VirtualMachine vm && !content.isInPlace(vm));
		if (moved) {
			content.rebuild();
			viewer.refresh();
		} else {
			viewer.update(change.changed().stream().filter(VirtualMachine.class::isInstance).toArray(), null);
		}
	}

	/** Folders before VMs; what is in none comes last. */
	private static final class Order extends ViewerComparator {
		@Override
		public int category(Object element) {
			return element instanceof VmFolder folder ? folder.isNone() ? 2 : 0 : 1;
		}

		@Override
		public int compare(org.eclipse.jface.viewers.Viewer viewer, Object first, Object second) {
			int byCategory = Integer.compare(category(first), category(second));
			return byCategory != 0 ? byCategory : getComparator().compare(name(first), name(second));
		}

		private static String name(Object element) {
			String name = element instanceof VmFolder folder ? folder.name() : ((VirtualMachine) element).getName();
			return name == null ? "" : name; //$NON-NLS-1$
		}
	}

	@Override
	public void setFocus() {
		viewer.getControl().setFocus();
	}

	@Override
	public void dispose() {
		if (link != null) {
			link.dispose();
			services.fleet().removeListener(this);
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}
}
