// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.orrery.engine.query.Query;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.FleetChange;
import org.orrery.model.FleetListener;
import org.orrery.ui.Images;
import org.orrery.ui.SelectionLink;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.dnd.VmDragSource;
import org.orrery.ui.internal.find.QueryField;
import org.orrery.ui.internal.find.SavedSearchMenu;
import org.orrery.ui.internal.workbench.WhileVisible;

/** All VMs of the fleet in one flat table with sorting, filter and bulk actions. */
public final class VirtualMachinesEditor extends EditorPart {
	private static final int UPTIME_TICK_MILLIS = 30_000;

	private Services services;
	private VmRows rows;
	private VmTable table;
	private Text filter;
	private Label count;
	private SelectionLink link;
	private WhileVisible whileVisible;
	private final FleetListener fleetListener = this::fleetChanged;
	private final TaskFeed.Listener taskListener = this::tasksChanged;
	private final AlarmFeed.Listener alarmListener = this::alarmsChanged;
	private final Runnable themeListener = () -> table.redrawAll();
	private final Runnable useListener = () -> table.takeUse();
	private final Runnable tick = this::tick;

	@Override
	public void init(IEditorSite site, IEditorInput input) {
		setSite(site);
		setInput(input);
		setPartName(input.getName());
	}

	@Override
	public void createPartControl(Composite parent) {
		services = Services.of(getSite());
		rows = new VmRows(services.fleet());
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		createFilterBar(parent);
		table = new VmTable(parent, services, rows);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
		showCount();
		getSite().setSelectionProvider(table);
		MenuManager menu = new MenuManager();
		table.control().setMenu(menu.createContextMenu(table.control()));
		getSite().registerContextMenu(menu, table);
		new VmDragSource(table.control(), table, services);
		link = new SelectionLink(this, objects -> table.reveal(objects));
		services.fleet().addListener(fleetListener);
		services.taskFeed().addListener(taskListener);
		services.alarms().addListener(alarmListener);
		ThemeColors.addListener(themeListener);
		whileVisible = WhileVisible.of(this, () -> services.statistics().addListener(useListener, table::hostsOfInterest),
				() -> services.statistics().removeListener(useListener));
		getSite().getService(IContextService.class).activateContext(UiIds.FLEET_CONTEXT);
		IHandlerService handlers = getSite().getService(IHandlerService.class);
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_FIND_AND_REPLACE, new FocusHandler(filter));
		handlers.activateHandler(IWorkbenchCommandConstants.EDIT_SELECT_ALL, new SelectAllHandler(table));
		table.control().getDisplay().timerExec(UPTIME_TICK_MILLIS, tick);
	}

	private void createFilterBar(Composite parent) {
		Composite bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(6, 4).spacing(8, 0).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		QueryField field = new QueryField(bar, services.engine().search(), "vm-filter", this::applyFilter); //$NON-NLS-1$
		filter = field.text();
		filter.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN)
				table.control().setFocus();
			else if (event.keyCode == SWT.ESC)
				filter.setText(""); //$NON-NLS-1$
		});
		count = new Label(bar, SWT.RIGHT);
		GridDataFactory.swtDefaults().hint(130, SWT.DEFAULT).applyTo(count);
		ToolBar tools = new ToolBar(bar, SWT.FLAT);
		new SavedSearchMenu(tools, services, filter);
		ToolItem chooser = new ToolItem(tools, SWT.PUSH);
		chooser.setImage(Images.image("columns")); //$NON-NLS-1$
		chooser.setToolTipText(Messages.Columns_tooltip);
		chooser.addListener(SWT.Selection, event -> chooseColumns(chooser));
		field.createErrorLine(bar, 3);
	}

	private void chooseColumns(ToolItem anchor) {
		Menu menu = new Menu(anchor.getParent());
		for (VmColumn column : VmColumn.values()) {
			MenuItem item = new MenuItem(menu, SWT.CHECK);
			item.setText(column.title);
			item.setSelection(table.isShown(column));
			item.setEnabled(column != VmColumn.NAME);
			item.addListener(SWT.Selection, event -> table.show(column, item.getSelection()));
		}
		new MenuItem(menu, SWT.SEPARATOR);
		MenuItem all = new MenuItem(menu, SWT.PUSH);
		all.setText(Messages.Columns_choose);
		all.addListener(SWT.Selection, event -> openColumns());
		var bounds = anchor.getBounds();
		menu.setLocation(anchor.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	private void openColumns() {
		ColumnsDialog dialog = new ColumnsDialog(getSite().getShell(), table.layout());
		if (dialog.open() == Window.OK)
			table.apply(dialog.chosen());
	}

	private void applyFilter(Query query) {
		table.refilter(new VmFilter(query, services.engine().search()));
		showCount();
	}

	private void showCount() {
		boolean filtered = rows.size() != rows.total();
		String said = filtered ? NLS.bind(Messages.Count_filtered, rows.size(), rows.total()) : NLS.bind(Messages.Count_all, rows.total());
		if (!said.equals(count.getText()))
			count.setText(said);
	}

	private void fleetChanged(FleetChange change) {
		table.take(change);
		showCount();
	}

	private void tasksChanged(Collection<TaskRecord> changed) {
		Set<InventoryObject> subjects = new HashSet<>();
		for (TaskRecord task : changed)
			task.subjects().forEach(subject -> services.fleet().find(subject).ifPresent(subjects::add));
		table.redraw(subjects);
	}

	private void alarmsChanged(Set<InventoryObject> marked) {
		table.redraw(marked);
	}

	private void tick() {
		if (table.control().isDisposed())
			return;
		table.redraw(null);
		table.control().getDisplay().timerExec(UPTIME_TICK_MILLIS, tick);
	}

	@Override
	public void setFocus() {
		table.control().setFocus();
	}

	@Override
	public void dispose() {
		if (link != null) {
			link.dispose();
			whileVisible.dispose();
			services.fleet().removeListener(fleetListener);
			services.taskFeed().removeListener(taskListener);
			services.alarms().removeListener(alarmListener);
			ThemeColors.removeListener(themeListener);
		}
		super.dispose();
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// shows what is; nothing to save
	}

	@Override
	public void doSaveAs() {
		// shows what is; nothing to save
	}
}
