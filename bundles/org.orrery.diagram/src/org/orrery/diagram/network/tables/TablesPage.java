// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.orrery.diagram.editor.MessageBar;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.editor.DesignModel;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.Strokes;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.ui.UiIds;

/** The design in tables: everything that can be drawn can be typed here, in the same history. Filled only while seen. UI thread. */
public final class TablesPage {
	private final DesignModel model;
	private final Composite area;
	private final MessageBar messages;
	private final CTabFolder folder;
	private final List<SheetTable<?>> tables = new ArrayList<>();
	private DesignView view;
	private boolean shown;

	public TablesPage(Composite parent, DesignModel model) {
		this.model = model;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
		messages = new MessageBar(area);
		folder = new CTabFolder(area, SWT.TOP | SWT.FLAT);
		folder.setData(UiIds.WIDGET_KEY, "network-tables"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).applyTo(folder);
		for (Sheet<?> sheet : Sheets.all())
			add(sheet);
		folder.setSelection(1);
		folder.addListener(SWT.Selection, event -> refresh());
		model.addListener(this::changed);
	}

	private <R> void add(Sheet<R> sheet) {
		SheetTable<R> table = new SheetTable<>(folder, sheet, this);
		CTabItem item = new CTabItem(folder, SWT.NONE);
		item.setText(table.title());
		item.setControl(table.control());
		tables.add(table);
	}

	public Control control() {
		return area;
	}

	/** @param visible while another page is in front nothing is filled */
	public void setShown(boolean visible) {
		shown = visible;
		refresh();
	}

	/** By the id of the sheet, for tests and links. */
	public void open(int index) {
		folder.setSelection(index);
		refresh();
	}

	private void changed() {
		view = null;
		tables.forEach(SheetTable::invalidate);
		refresh();
	}

	private void refresh() {
		if (shown && !folder.isDisposed() && folder.getSelectionIndex() >= 0)
			tables.get(folder.getSelectionIndex()).refresh();
	}

	DesignView view() {
		if (view == null)
			view = DesignView.of(model.state(), model.hosts());
		return view;
	}

	/** Does it, or says above the tables why not. */
	void perform(String label, Stroke stroke) {
		try {
			model.perform(label, stroke);
			messages.hide();
		} catch (EditRefusedException e) {
			messages.show(e.getMessage() + ". " + e.remedy() + '.'); //$NON-NLS-1$
		}
		refresh();
	}

	public void deleteSelected() {
		List<NetworkKey> keys = tables.get(folder.getSelectionIndex()).toDelete().stream().filter(key -> Strokes.canDelete(key, model.state())).toList();
		if (!keys.isEmpty())
			perform(Messages.Command_delete, Strokes.delete(keys, model.hosts()));
	}

	public void setFocus() {
		tables.get(folder.getSelectionIndex()).setFocus();
	}
}
