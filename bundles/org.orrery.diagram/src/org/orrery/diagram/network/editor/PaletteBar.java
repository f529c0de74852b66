// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.gef.EditDomain;
import org.eclipse.gef.Tool;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.tools.PaletteEntry;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** What can be drawn, beside the drawing: the tool chosen stays marked until it has done its work. UI thread. */
final class PaletteBar {
	private static final int WIDTH = 136;

	private final Table table;
	private boolean administrator;

	/** @param tools for the entries other than selecting */
	PaletteBar(Composite parent, EditDomain domain, Function<PaletteEntry, Tool> tools) {
		table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.NO_SCROLL);
		table.setData(UiIds.WIDGET_KEY, "network-palette"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(false, true).hint(WIDTH, SWT.DEFAULT).applyTo(table);
		for (PaletteEntry entry : PaletteEntry.values()) {
			TableItem item = new TableItem(table, SWT.NONE);
			item.setText(entry.text());
			item.setData(entry);
		}
		refreshImages();
		table.addListener(SWT.Selection, event -> {
			PaletteEntry entry = PaletteEntry.values()[Math.max(0, table.getSelectionIndex())];
			if (entry == PaletteEntry.SELECT)
				domain.loadDefaultTool();
			else
				domain.setActiveTool(tools.apply(entry));
		});
		table.addListener(SWT.MouseMove, event -> {
			TableItem item = table.getItem(new Point(event.x, event.y));
			String tip = item == null ? null : isForAll((PaletteEntry) item.getData()) ? ((PaletteEntry) item.getData()).tip() : Messages.Role_refused + ". " + Messages.Role_remedy; //$NON-NLS-1$
			if (!java.util.Objects.equals(tip, table.getToolTipText()))
				table.setToolTipText(tip);
		});
		show(PaletteEntry.SELECT);
	}

	/** Who draws no networks sees what is for designers grey, with the reason as its tip. */
	void setAdministrator(boolean value) {
		if (administrator == value)
			return;
		administrator = value;
		for (TableItem item : table.getItems())
			item.setForeground(isForAll((PaletteEntry) item.getData()) ? null : ThemeColors.get(ThemeColor.INACTIVE));
	}

	private boolean isForAll(PaletteEntry entry) {
		return !administrator || entry == PaletteEntry.SELECT || entry == PaletteEntry.VM_NIC;
	}

	/** Those of the theme in use. */
	void refreshImages() {
		for (TableItem item : table.getItems())
			item.setImage(Images.image(((PaletteEntry) item.getData()).image()));
	}

	/** On the display, by name. */
	Map<String, Rectangle> places() {
		Map<String, Rectangle> places = new LinkedHashMap<>();
		for (TableItem item : table.getItems())
			places.put(((PaletteEntry) item.getData()).name().toLowerCase(Locale.ROOT), table.getDisplay().map(table, null, item.getBounds()));
		return places;
	}

	void show(PaletteEntry chosen) {
		if (!table.isDisposed())
			table.setSelection(chosen.ordinal());
	}
}
