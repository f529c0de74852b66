// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.model.FleetChange;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.internal.preferences.UiPreferences;

/**
 * A virtual table over {@link VmRows}: only visible rows are ever made, and updates move neither selection nor scroll position.
 */
final class VmTable implements IPostSelectionProvider {
	/** Up to so many rows are taken away one by one. */
	private static final int FEW = 100;
	private static final int SETTLED_MILLIS = 300;
	private static final int INTEREST_MILLIS = 200;

	private final Services services;
	private final VmRows rows;
	private final Table table;
	private final Map<VmColumn, TableColumn> columns = new EnumMap<>(VmColumn.class);
	/** Null: none yet. */
	private VmFilter filter;
	private final List<ISelectionChangedListener> listeners = new ArrayList<>();
	private final ShownRows shown;
	/** What is selected, and in which rows. Remembered, because GTK looks through all rows to find out. */
	private List<VirtualMachine> selected = List.of();
	private int[] selectedRows = {};
	/** GTK scrolls some time after it was asked to: until then what is at the top is what was asked for. */
	private VirtualMachine asked;
	private final Runnable settled = () -> asked = null;
	/** Others are in sight than before: what they use is wanted. */
	private final UiPulse interest;

	VmTable(Composite parent, Services services, VmRows rows) {
		this.services = services;
		this.rows = rows;
		table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		shown = new ShownRows(table, services);
		table.setData(UiIds.WIDGET_KEY, "vm-table"); //$NON-NLS-1$
		for (VmColumn column : VmColumn.values())
			addColumn(column);
		table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
		table.addListener(SWT.Selection, event -> {
			readSelection();
			tellSelection();
		});
		table.addListener(SWT.MouseWheel, event -> asked = null);
		table.addListener(SWT.KeyDown, event -> asked = null);
		table.getVerticalBar().addListener(SWT.Selection, event -> {
			if (event.detail != SWT.NONE) // a person who scrolls decides; GTK, which says no detail, does not
				asked = null;
		});
		interest = new UiPulse(services.fleet().modelThread(), INTEREST_MILLIS, services.statistics()::interestChanged);
		table.addDisposeListener(event -> interest.stop());
		keepRowsOutOfStyling();
		restoreColumns();
		table.addDisposeListener(event -> UiPreferences.setVmColumns(VmColumnLayout.of(table, rows.sortColumn(), rows.isDescending()).write()));
		showSorting();
		table.setItemCount(rows.size());
	}

	/**
	 * The CSS engine remembers every row that was ever made and writes to all of them when the theme changes. GTK asks for rows while others
	 * are being removed, and SWT then makes items that point nowhere: writing to those ends the process. Rows have no style of their own.
	 */
	private void keepRowsOutOfStyling() {
		Listener filter = event -> {
			if (event.widget instanceof TableItem item && item.getParent() == table)
				event.type = SWT.None;
		};
		Display display = table.getDisplay();
		display.addFilter(SWT.Skin, filter);
		table.addDisposeListener(event -> display.removeFilter(SWT.Skin, filter));
	}

	private void addColumn(VmColumn column) {
		TableColumn widget = new TableColumn(table, column.alignment);
		widget.setText(column.title);
		widget.setWidth(column.isShownAtFirst() ? column.width : 0);
		widget.setResizable(column.isShownAtFirst());
		widget.setMoveable(true);
		widget.setData(column);
		widget.addListener(SWT.Selection, event -> sortBy(column));
		columns.put(column, widget);
	}

	private void restoreColumns() {
		VmColumnLayout left = VmColumnLayout.read(UiPreferences.vmColumns());
		left.apply(table);
		if (left.sorting() != null)
			rows.sortBy(left.sorting(), left.descending());
	}

	Table control() {
		return table;
	}

	void sortBy(VmColumn column) {
		boolean downwards = rows.sortColumn() == column && !rows.isDescending();
		keepingPlace(() -> {
			rows.sortBy(column, downwards);
			return true;
		}, vm -> false);
		showSorting();
	}

	void refilter(VmFilter wanted) {
		filter = wanted;
		keepingPlace(() -> {
			rows.filter(wanted);
			return true;
		}, vm -> false);
	}

	VmColumnLayout layout() {
		return VmColumnLayout.of(table, rows.sortColumn(), rows.isDescending());
	}

	void apply(VmColumnLayout wanted) {
		wanted.apply(table);
	}

	private void showSorting() {
		table.setSortColumn(columns.get(rows.sortColumn()));
		table.setSortDirection(rows.isDescending() ? SWT.DOWN : SWT.UP);
	}

	boolean isShown(VmColumn column) {
		return columns.get(column).getWidth() > 0;
	}

	void show(VmColumn column, boolean shown) {
		columns.get(column).setWidth(shown ? column.width : 0);
		columns.get(column).setResizable(shown);
	}

	void take(FleetChange change) {
		Set<?> changed = change.changed();
		keepingPlace(() -> rows.take(change), changed::contains);
	}

	/** Rows of these VMs say something else now. @param vms among other objects; null: all */
	void redraw(Set<? extends InventoryObject> vms) {
		shown.update(rows, vm -> vms == null || vms.contains(vm));
	}

	void redrawAll() {
		shown.giveUpAll();
	}

	/** What VMs use has been measured anew: visible rows say so, and an order by it is made anew. */
	void takeUse() {
		if (rows.sortColumn().isOfUse() || filter != null && filter.isOfUse())
			keepingPlace(() -> {
				rows.sortBy(rows.sortColumn(), rows.isDescending());
				return true;
			}, vm -> true);
		else
			shown.update(rows, vm -> true);
	}

	/** Of these hosts the table shows what their VMs use: of those in sight, or of all where they sort or are found by it. */
	Set<String> hostsOfInterest() {
		if (rows.sortColumn().isOfUse() || filter != null && filter.isOfUse())
			return services.statistics().allHosts();
		Set<String> hosts = new HashSet<>();
		int first = shown.first();
		for (int row = first, last = Math.min(shown.last(first), rows.size() - 1); row <= last; row++)
			hosts.add(rows.get(row).getRef().connection());
		return hosts;
	}

	/**
	 * Selection and the first visible row stay where they are, whatever happens to the list around them. Who looks at the first row of all
	 * goes on doing so.
	 *
	 * @param change      says whether the list changed
	 * @param saysAnother whether a VM may say something else than before
	 */
	private void keepingPlace(BooleanSupplier change, Predicate<VirtualMachine> saysAnother) {
		int top = table.getTopIndex();
		VirtualMachine first = asked != null ? asked : top > 0 && top < rows.size() ? rows.get(top) : null;
		if (!change.getAsBoolean()) {
			shown.update(rows, saysAnother);
			return;
		}
		resize();
		shown.update(rows, saysAnother);
		boolean gone = moveSelection(selected);
		int place = first == null ? 0 : rows.indexOf(first);
		if (place >= 0 && place != table.getTopIndex()) {
			table.setTopIndex(place);
			asked = first;
			table.getDisplay().timerExec(SETTLED_MILLIS, settled);
		}
		if (gone)
			tellSelection();
	}

	/** Many rows less is a list that begins anew: taking them one by one from under GTK is slow. A few go from the end. */
	private void resize() {
		int before = table.getItemCount();
		if (before - rows.size() > FEW) {
			table.removeAll();
			shown.forget();
			selectedRows = new int[] {};
			table.setItemCount(rows.size());
		} else if (before > rows.size()) {
			table.remove(rows.size(), before - 1);
			shown.cut(rows.size());
		} else if (before < rows.size()) {
			table.setItemCount(rows.size());
		}
	}

	private void fill(TableItem item, int index) {
		if (index < 0 || index >= rows.size())
			return;
		shown.fill(item, index, rows.get(index));
		interest.request();
	}

	List<VirtualMachine> selected() {
		return List.copyOf(selected);
	}

	private void readSelection() {
		selectedRows = table.getSelectionIndices();
		Arrays.sort(selectedRows);
		selected = Arrays.stream(selectedRows).filter(index -> index < rows.size()).mapToObj(rows::get).toList();
	}

	/** Does not scroll there. @return whether some of them have no row */
	private boolean moveSelection(Collection<?> vms) {
		int[] wanted = vms.stream().mapToInt(rows::indexOf).filter(index -> index >= 0).sorted().toArray();
		if (!Arrays.equals(wanted, selectedRows)) {
			int count = table.getItemCount();
			table.deselect(Arrays.stream(selectedRows).filter(index -> index < count).toArray());
			table.select(wanted);
			selectedRows = wanted;
		}
		selected = Arrays.stream(wanted).mapToObj(rows::get).toList();
		return wanted.length < vms.size();
	}

	/** Selects what is shown of them, scrolls there, leaves the focus where it is. */
	void reveal(List<?> objects) {
		int[] indices = objects.stream().mapToInt(rows::indexOf).filter(index -> index >= 0).toArray();
		Arrays.sort(indices);
		if (indices.length == 0 || Arrays.equals(indices, selectedRows))
			return;
		table.setSelection(indices);
		table.showSelection();
		readSelection();
	}

	@Override
	public IStructuredSelection getSelection() {
		return new StructuredSelection(selected());
	}

	@Override
	public void setSelection(ISelection selection) {
		if (!(selection instanceof IStructuredSelection structured))
			return;
		moveSelection(structured.toList());
		table.showSelection();
		tellSelection();
	}

	private void tellSelection() {
		SelectionChangedEvent event = new SelectionChangedEvent(this, getSelection());
		List.copyOf(listeners).forEach(listener -> listener.selectionChanged(event));
	}

	@Override
	public void addSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.add(listener);
	}

	@Override
	public void removeSelectionChangedListener(ISelectionChangedListener listener) {
		listeners.remove(listener);
	}

	@Override
	public void addPostSelectionChangedListener(ISelectionChangedListener listener) {
		addSelectionChangedListener(listener);
	}

	@Override
	public void removePostSelectionChangedListener(ISelectionChangedListener listener) {
		removeSelectionChangedListener(listener);
	}
}
