// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.CollapseAllHandler;
import org.eclipse.ui.handlers.ExpandAllHandler;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.eclipse.ui.part.ViewPart;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.SelectionLink;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.dnd.VmDragSource;
import org.orrery.ui.internal.widgets.EmptyState;

/** The fleet as a tree. */
public final class NavigatorView extends ViewPart implements ISetSelectionTarget {
	private Services services;
	private Composite stack;
	private EmptyState empty;
	private TreeViewer viewer;
	private NavigatorUpdates updates;
	private SelectionLink link;
	private NavigatorSearches searches;
	private final Runnable themeListener = () -> viewer.refresh(true);

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		empty = new EmptyState(stack, "connect", Messages.Empty_message, Messages.Empty_button, UiIds.CONNECT, getSite()); //$NON-NLS-1$
		empty.addLink(Messages.Empty_import, UiIds.IMPORT_HOSTS, getSite());
		searches = new NavigatorSearches(services, getSite(), () -> updates.searchesChanged(searches));
		createTree();
		updates = new NavigatorUpdates(viewer, services, this::showTreeOrEmpty);
		link = new SelectionLink(this, this::reveal);
		ThemeColors.addListener(themeListener);
		getSite().getService(IContextService.class).activateContext(UiIds.FLEET_CONTEXT);
		showTreeOrEmpty();
		searches.read();
	}

	private void createTree() {
		viewer = new TreeViewer(stack, SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		viewer.getTree().setData(UiIds.WIDGET_KEY, "navigator"); //$NON-NLS-1$
		viewer.setUseHashlookup(true);
		viewer.setContentProvider(new NavigatorContent(searches));
		viewer.setLabelProvider(new NavigatorLabels(services));
		viewer.setComparator(new NavigatorOrder());
		ColumnViewerToolTipSupport.enableFor(viewer);
		StaleHatch.install(viewer.getTree());
		viewer.setInput(services.fleet().fleet());
		viewer.addDoubleClickListener(event -> {
			Object element = event.getViewer().getSelection() instanceof StructuredSelection one ? one.getFirstElement() : null;
			if (element != null && viewer.isExpandable(element))
				viewer.setExpandedState(element, !viewer.getExpandedState(element));
		});
		new VmDragSource(viewer.getControl(), viewer, services);
		viewer.addDropSupport(DND.DROP_MOVE, VmDragSource.transfers(),
				new HostDropTarget(viewer, getViewSite().getActionBars().getStatusLineManager()));
		MenuManager menu = new MenuManager();
		searches.install(viewer, menu);
		viewer.getControl().setMenu(menu.createContextMenu(viewer.getControl()));
		getSite().registerContextMenu(menu, viewer);
		getSite().setSelectionProvider(viewer);
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(CollapseAllHandler.COMMAND_ID, new CollapseAllHandler(viewer));
		handlers.activateHandler(ExpandAllHandler.COMMAND_ID, new ExpandAllHandler(viewer));
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_SELECT_ALL, new SelectVisibleHandler(viewer));
	}

	private void reveal(List<InventoryObject> objects) {
		List<InventoryObject> shown = objects.stream().filter(object -> object.eContainer() != null).toList();
		if (!shown.isEmpty() && !viewer.getStructuredSelection().toList().equals(shown))
			viewer.setSelection(new StructuredSelection(shown), true);
	}

	@Override
	public void selectReveal(ISelection selection) {
		viewer.setSelection(selection, true);
	}

	private void showTreeOrEmpty() {
		boolean none = services.fleet().fleet().getDatacenters().stream().allMatch(datacenter -> datacenter.eContents().isEmpty());
		if (none)
			empty.setNotice(missingDriver().orElse("")); //$NON-NLS-1$
		StackLayout layout = (StackLayout) stack.getLayout();
		layout.topControl = none ? empty : viewer.getControl();
		stack.layout();
		setContentDescription(none ? "" : missingDriver().orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Why real hosts cannot be reached from this machine at all; empty when they can. */
	private Optional<String> missingDriver() {
		Collection<HypervisorDriver> drivers = services.engine().settings().drivers().get();
		return drivers.stream().map(HypervisorDriver::unavailable).flatMap(Optional::stream).findFirst();
	}

	@Override
	public void setFocus() {
		searches.read();
		((StackLayout) stack.getLayout()).topControl.setFocus();
	}

	@Override
	public void dispose() {
		if (updates != null) {
			updates.dispose();
			link.dispose();
			searches.dispose();
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}
}
