// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerEditor;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationEvent;
import org.eclipse.jface.viewers.ColumnViewerEditorActivationStrategy;
import org.eclipse.jface.viewers.ComboBoxCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.FocusCellOwnerDrawHighlighter;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.viewers.TableViewerEditor;
import org.eclipse.jface.viewers.TableViewerFocusCellManager;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** One sheet with its buttons. Click, Enter or F2 on a cell types into it; Tab goes on to the next. UI thread. */
final class SheetTable<R> {
	private final Sheet<R> sheet;
	private final TablesPage page;
	private final Composite area;
	private final TableViewer viewer;
	private final Button remove;
	private List<R> shown = List.of();
	private boolean stale = true;

	SheetTable(Composite parent, Sheet<R> sheet, TablesPage page) {
		this.sheet = sheet;
		this.page = page;
		area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 8).applyTo(area);
		remove = createButtons();
		viewer = new TableViewer(area, SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
		viewer.getTable().setHeaderVisible(true);
		viewer.getTable().setLinesVisible(true);
		viewer.getTable().setData(UiIds.WIDGET_KEY, "network-table-" + sheet.id()); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getTable());
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		sheet.columns().forEach(this::addColumn);
		editByKeyboard();
		viewer.addSelectionChangedListener(event -> updateButtons());
		updateButtons();
	}

	private Button createButtons() {
		Composite bar = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(bar);
		if (sheet.adding() != null) {
			Button add = new Button(bar, SWT.PUSH);
			add.setText(sheet.addLabel());
			add.setData(UiIds.WIDGET_KEY, "network-add-" + sheet.id()); //$NON-NLS-1$
			add.addListener(SWT.Selection, event -> page.perform(sheet.addLabel(), state -> sheet.adding().stroke(page.view(), selectedKey()).apply(state)));
		}
		if (sheet.delete() == null)
			return null;
		Button button = new Button(bar, SWT.PUSH);
		button.setText(Messages.Action_delete);
		button.setData(UiIds.WIDGET_KEY, "network-remove-" + sheet.id()); //$NON-NLS-1$
		button.addListener(SWT.Selection, event -> page.deleteSelected());
		return button;
	}

	private void addColumn(Column<R> column) {
		TableViewerColumn made = new TableViewerColumn(viewer, SWT.NONE);
		made.getColumn().setText(column.title());
		made.getColumn().setWidth(column.width());
		made.setLabelProvider(new ColumnLabelProvider() {
			@Override
			@SuppressWarnings("unchecked")
			public String getText(Object element) {
				return column.shown().apply((R) element);
			}

			@Override
			@SuppressWarnings("unchecked")
			public Color getForeground(Object element) {
				return column.typing() == null || !column.shown().apply((R) element).equals(column.value().apply((R) element))
						? ThemeColors.get(ThemeColor.TEXT_MUTED) : null;
			}
		});
		if (column.typing() != null)
			made.setEditingSupport(new Typing(column));
	}

	private void editByKeyboard() {
		TableViewerFocusCellManager focus = new TableViewerFocusCellManager(viewer, new FocusCellOwnerDrawHighlighter(viewer));
		ColumnViewerEditorActivationStrategy strategy = new ColumnViewerEditorActivationStrategy(viewer) {
			@Override
			protected boolean isEditorActivationEvent(ColumnViewerEditorActivationEvent event) {
				return event.eventType == ColumnViewerEditorActivationEvent.TRAVERSAL || event.eventType == ColumnViewerEditorActivationEvent.PROGRAMMATIC
						|| event.eventType == ColumnViewerEditorActivationEvent.MOUSE_DOUBLE_CLICK_SELECTION
						|| event.eventType == ColumnViewerEditorActivationEvent.KEY_PRESSED && (event.keyCode == SWT.CR || event.keyCode == SWT.F2);
			}
		};
		TableViewerEditor.create(viewer, focus, strategy,
				ColumnViewerEditor.TABBING_HORIZONTAL | ColumnViewerEditor.TABBING_MOVE_TO_ROW_NEIGHBOR | ColumnViewerEditor.KEYBOARD_ACTIVATION);
	}

	private void updateButtons() {
		if (remove != null)
			remove.setEnabled(!viewer.getSelection().isEmpty());
	}

	private Object selectedKey() {
		List<R> rows = selected();
		return rows.isEmpty() ? null : sheet.key().apply(rows.get(0));
	}

	@SuppressWarnings("unchecked")
	private List<R> selected() {
		return viewer.getStructuredSelection().toList();
	}

	/** Figures behind the selected rows. */
	List<NetworkKey> toDelete() {
		return sheet.delete() == null ? List.of() : selected().stream().map(sheet.delete()).toList();
	}

	String title() {
		return sheet.title();
	}

	Control control() {
		return area;
	}

	void setFocus() {
		viewer.getTable().setFocus();
	}

	/** The design is another one: filled again when it is next seen. */
	void invalidate() {
		stale = true;
	}

	/** Fills the table when it is not up to date; keeps what is selected. */
	void refresh() {
		if (!stale || viewer.isCellEditorActive())
			return;
		stale = false;
		List<R> rows = sheet.rows().apply(page.view());
		if (rows.equals(shown))
			return;
		List<Object> keys = selected().stream().map(sheet.key()).toList();
		shown = rows;
		viewer.setInput(rows);
		List<R> again = new ArrayList<>(rows);
		again.removeIf(row -> !keys.contains(sheet.key().apply(row)));
		viewer.setSelection(new StructuredSelection(again));
	}

	private final class Typing extends EditingSupport {
		private final Column<R> column;

		Typing(Column<R> column) {
			super(viewer);
			this.column = column;
		}

		@Override
		@SuppressWarnings("unchecked")
		protected CellEditor getCellEditor(Object element) {
			if (column.choices() == null)
				return new TextCellEditor(viewer.getTable());
			ComboBoxCellEditor combo = new ComboBoxCellEditor(viewer.getTable(), column.choices().apply((R) element).toArray(String[]::new), SWT.READ_ONLY);
			combo.setActivationStyle(ComboBoxCellEditor.DROP_DOWN_ON_TRAVERSE_ACTIVATION | ComboBoxCellEditor.DROP_DOWN_ON_KEY_ACTIVATION);
			return combo;
		}

		@Override
		protected boolean canEdit(Object element) {
			return true;
		}

		@Override
		@SuppressWarnings("unchecked")
		protected Object getValue(Object element) {
			String value = column.value().apply((R) element);
			return column.choices() == null ? value : Integer.valueOf(column.choices().apply((R) element).indexOf(value));
		}

		@Override
		@SuppressWarnings("unchecked")
		protected void setValue(Object element, Object value) {
			R row = (R) element;
			String text;
			if (column.choices() == null) {
				text = String.valueOf(value);
			} else {
				List<String> choices = column.choices().apply(row);
				int index = (Integer) value;
				if (index < 0 || index >= choices.size())
					return;
				text = choices.get(index);
			}
			if (!Objects.equals(text, column.value().apply(row)))
				page.perform(column.title(), state -> column.typing().stroke(row, text).apply(state));
		}
	}
}
