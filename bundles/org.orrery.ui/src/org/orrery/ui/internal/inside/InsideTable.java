// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** Rows of one kind in columns of text, filled anew every few seconds: place and selection stay. UI thread. */
final class InsideTable<T> {
	private final TableViewer viewer;
	private final Class<T> kind;
	private final Predicate<T> isBad;
	private List<T> shown = List.of();

	/** @param isBad whether a row's text is in the colour of warnings; the text must say it, too */
	InsideTable(Composite parent, Class<T> kind, String key, Predicate<T> isBad) {
		this.kind = kind;
		this.isBad = isBad;
		viewer = new TableViewer(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		viewer.getTable().setHeaderVisible(true);
		viewer.getTable().setData(UiIds.WIDGET_KEY, key);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(viewer);
	}

	InsideTable<T> column(String title, int width, Function<T, String> text) {
		return column(title, width, SWT.LEFT, text);
	}

	InsideTable<T> number(String title, int width, Function<T, String> text) {
		return column(title, width, SWT.RIGHT, text);
	}

	private InsideTable<T> column(String title, int width, int align, Function<T, String> text) {
		TableViewerColumn column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.getColumn().setMoveable(true);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply(kind.cast(element));
			}

			@Override
			public String getToolTipText(Object element) {
				return getText(element);
			}

			@Override
			public Color getForeground(Object element) {
				return isBad.test(kind.cast(element)) ? ThemeColors.get(ThemeColor.WARNING) : null;
			}
		});
		return this;
	}

	void fill(List<T> rows) {
		if (rows.equals(shown) && viewer.getInput() != null)
			return;
		shown = new ArrayList<>(rows);
		Table table = viewer.getTable();
		int top = table.getTopIndex();
		int selected = table.getSelectionIndex();
		table.setRedraw(false);
		try {
			viewer.setInput(shown);
			if (selected >= 0 && selected < table.getItemCount())
				table.setSelection(selected);
		} finally {
			table.setRedraw(true);
		}
		if (top < table.getItemCount())
			table.setTopIndex(top);
	}

	/** Colours have changed. */
	void repaint() {
		viewer.refresh(true);
	}

	Table control() {
		return viewer.getTable();
	}
}
