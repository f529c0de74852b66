// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/**
 * What the rows say that GTK has asked for. A row in sight is written in place, and only where it says something else than before: each
 * cell that is set costs GTK a look at the whole row, and a row that is given up and asked for again costs all its cells. Rows out of sight
 * are given up. UI thread.
 */
final class ShownRows {
	private record Row(VirtualMachine vm, Image image, Color foreground, String[] texts) {
	}

	private final Table table;
	private final Services services;
	private final Map<Integer, Row> shown = new HashMap<>();
	/** In pixels; 0: to be asked for. Asking GTK costs as much as a row. */
	private int itemHeight;

	ShownRows(Table table, Services services) {
		this.table = table;
		this.services = services;
		table.addListener(SWT.Resize, event -> itemHeight = 0);
	}

	/** GTK asks for a row, which is empty. */
	void fill(TableItem item, int index, VirtualMachine vm) {
		write(item, index, null, row(vm));
	}

	int first() {
		return table.getTopIndex();
	}

	/** A row too many rather than one too few. */
	int last(int first) {
		if (itemHeight == 0)
			itemHeight = Math.max(1, table.getItemHeight());
		return Math.min(table.getItemCount() - 1, first + table.getClientArea().height / itemHeight + 1);
	}

	/**
	 * Brings rows up to date.
	 *
	 * @param rows    what they should show
	 * @param changed whether a VM may say something else than when it was written last
	 */
	void update(VmRows rows, Predicate<VirtualMachine> changed) {
		int first = first();
		int last = last(first);
		for (Map.Entry<Integer, Row> entry : List.copyOf(shown.entrySet())) {
			int index = entry.getKey();
			if (index < first || index > last || index >= rows.size())
				giveUp(index);
			else if (rows.get(index) != entry.getValue().vm() || changed.test(rows.get(index)))
				write(table.getItem(index), index, entry.getValue(), row(rows.get(index)));
		}
	}

	/** All are asked for again. */
	void giveUpAll() {
		List.copyOf(shown.keySet()).forEach(this::giveUp);
	}

	/** The table has begun anew, without rows. */
	void forget() {
		shown.clear();
	}

	/** The table has so many rows from now on. */
	void cut(int size) {
		for (Iterator<Integer> indices = shown.keySet().iterator(); indices.hasNext();)
			if (indices.next() >= size)
				indices.remove();
	}

	private void giveUp(int index) {
		shown.remove(index);
		if (index < table.getItemCount())
			table.clear(index);
	}

	private Row row(VirtualMachine vm) {
		boolean stale = vm.getHost() != null && vm.getHost().getState() != HostState.ACTIVE;
		VmColumn[] columns = VmColumn.values();
		String[] texts = new String[columns.length];
		for (VmColumn column : columns)
			texts[column.ordinal()] = Objects.requireNonNullElse(column.text.apply(vm), ""); //$NON-NLS-1$
		return new Row(vm, StateImages.of(vm, services), stale || vm.getState() == VmState.SHUT_OFF ? ThemeColors.get(ThemeColor.TEXT_MUTED) : null, texts);
	}

	/** @param before null: nothing */
	private void write(TableItem item, int index, Row before, Row now) {
		shown.put(index, now);
		if (before == null || before.image() != now.image())
			item.setImage(0, now.image());
		if (before == null || !Objects.equals(before.foreground(), now.foreground()))
			item.setForeground(now.foreground());
		for (int i = 0; i < now.texts().length; i++)
			if (before == null || !now.texts()[i].equals(before.texts()[i]))
				item.setText(i, now.texts()[i]);
	}
}
