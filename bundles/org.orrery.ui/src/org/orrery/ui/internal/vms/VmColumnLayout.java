// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/**
 * Order, widths and sorting of the columns as one line of text, e.g. {@code NAME:170 HOST:0 STATE:130 sort=STATE:down}; a width of 0 hides
 * the column. Words that name no column (of an older or newer version) are passed over, and columns not named keep what they have.
 */
record VmColumnLayout(Map<VmColumn, Integer> widths, VmColumn sorting, boolean descending) {
	private static final String SORT = "sort="; //$NON-NLS-1$
	private static final String DOWN = ":down"; //$NON-NLS-1$
	private static final int WIDEST = 2000;

	/** UI thread. */
	static VmColumnLayout of(Table table, VmColumn sorting, boolean descending) {
		Map<VmColumn, Integer> widths = new LinkedHashMap<>();
		for (int index : table.getColumnOrder())
			widths.put((VmColumn) table.getColumn(index).getData(), table.getColumn(index).getWidth());
		return new VmColumnLayout(widths, sorting, descending);
	}

	static VmColumnLayout read(String text) {
		Map<VmColumn, Integer> widths = new LinkedHashMap<>();
		VmColumn sorting = null;
		for (String word : text.split(" ")) { //$NON-NLS-1$
			if (word.startsWith(SORT))
				sorting = column(word.substring(SORT.length()).replace(DOWN, "")); //$NON-NLS-1$
			else if (word.matches("[A-Z_]+:\\d{1,4}") && column(word.substring(0, word.indexOf(':'))) != null) //$NON-NLS-1$
				widths.put(column(word.substring(0, word.indexOf(':'))), Math.min(WIDEST, Integer.parseInt(word.substring(word.indexOf(':') + 1))));
		}
		return new VmColumnLayout(widths, sorting, text.endsWith(DOWN));
	}

	private static VmColumn column(String name) {
		for (VmColumn column : VmColumn.values())
			if (column.name().equals(name))
				return column;
		return null;
	}

	String write() {
		String columns = widths.entrySet().stream().map(entry -> entry.getKey().name() + ':' + entry.getValue()).collect(Collectors.joining(" ")); //$NON-NLS-1$
		return columns + ' ' + SORT + sorting.name() + (descending ? DOWN : ""); //$NON-NLS-1$
	}

	/** UI thread. The name stays visible, or a person could lose every column. */
	void apply(Table table) {
		Map<VmColumn, Integer> places = new EnumMap<>(VmColumn.class);
		for (int i = 0; i < table.getColumnCount(); i++)
			places.put((VmColumn) table.getColumn(i).getData(), i);
		List<Integer> order = new ArrayList<>(widths.keySet().stream().map(places::get).toList());
		places.values().stream().filter(place -> !order.contains(place)).forEach(order::add);
		table.setColumnOrder(order.stream().mapToInt(Integer::intValue).toArray());
		widths.forEach((column, width) -> {
			TableColumn widget = table.getColumn(places.get(column));
			widget.setWidth(column == VmColumn.NAME && width == 0 ? column.width : width);
			widget.setResizable(widget.getWidth() > 0);
		});
	}
}
