// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.ui.UiIds;

/** Which columns are shown, and in which order. By the keyboard: Space shows or hides, Alt+Up and Alt+Down move. UI thread. */
final class ColumnsDialog extends Dialog {
	private final VmColumnLayout before;
	private Table table;
	private VmColumnLayout chosen;

	ColumnsDialog(Shell parent, VmColumnLayout before) {
		super(parent);
		this.before = before;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** After OK. */
	VmColumnLayout chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Columns_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(10, 10).applyTo(area);
		Label hint = new Label(area, SWT.WRAP);
		hint.setText(Messages.Columns_hint);
		GridDataFactory.fillDefaults().span(2, 1).hint(300, SWT.DEFAULT).grab(true, false).applyTo(hint);
		table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.SINGLE | SWT.FULL_SELECTION);
		table.setData(UiIds.WIDGET_KEY, "vm-columns"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).hint(220, 300).applyTo(table);
		fill(before.widths());
		table.setSelection(0);
		table.addListener(SWT.Selection, event -> keepName(event.item));
		table.addListener(SWT.KeyDown, event -> {
			if ((event.stateMask & SWT.ALT) != 0 && (event.keyCode == SWT.ARROW_UP || event.keyCode == SWT.ARROW_DOWN)) {
				move(event.keyCode == SWT.ARROW_UP ? -1 : 1);
				event.doit = false;
			}
		});
		Composite buttons = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		button(buttons, Messages.Columns_up, () -> move(-1));
		button(buttons, Messages.Columns_down, () -> move(1));
		button(buttons, Messages.Columns_defaults, () -> fill(defaults()));
		return area;
	}

	private static void button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().applyTo(button);
	}

	private static Map<VmColumn, Integer> defaults() {
		Map<VmColumn, Integer> widths = new LinkedHashMap<>();
		Arrays.stream(VmColumn.values()).forEach(column -> widths.put(column, column.isShownAtFirst() ? column.width : 0));
		return widths;
	}

	private void fill(Map<VmColumn, Integer> widths) {
		table.removeAll();
		widths.forEach((column, width) -> item(table.getItemCount(), column, width > 0));
	}

	private TableItem item(int place, VmColumn column, boolean shown) {
		TableItem item = new TableItem(table, SWT.NONE, place);
		item.setText(column.title);
		item.setChecked(shown);
		item.setData(column);
		return item;
	}

	/** Rows without a name would be of no use. */
	private static void keepName(org.eclipse.swt.widgets.Widget widget) {
		if (widget instanceof TableItem item && item.getData() == VmColumn.NAME)
			item.setChecked(true);
	}

	private void move(int by) {
		int from = table.getSelectionIndex();
		int to = from + by;
		if (from < 0 || to < 0 || to >= table.getItemCount())
			return;
		TableItem old = table.getItem(from);
		VmColumn column = (VmColumn) old.getData();
		boolean shown = old.getChecked();
		old.dispose();
		item(to, column, shown);
		table.setSelection(to);
		table.showSelection();
	}

	@Override
	protected void okPressed() {
		Map<VmColumn, Integer> widths = new LinkedHashMap<>();
		for (TableItem item : List.of(table.getItems())) {
			VmColumn column = (VmColumn) item.getData();
			int known = before.widths().getOrDefault(column, 0);
			widths.put(column, !item.getChecked() ? 0 : known > 0 ? known : column.width);
		}
		chosen = new VmColumnLayout(widths, before.sorting(), before.descending());
		super.okPressed();
	}
}
