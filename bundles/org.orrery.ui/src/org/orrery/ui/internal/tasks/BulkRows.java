// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.bulk.VmOutcome;
import org.orrery.engine.operation.migration.bulk.VmResult;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/** The VMs of a bulk migration and what became of each. Rows stay while their contents change, so nothing jumps. UI thread. */
final class BulkRows {
	private static final class Row {
		private VmResult result;

		Row(VmResult result) {
			this.result = result;
		}
	}

	private final Services services;
	private final TableViewer table;
	private final Map<String, Row> rows = new LinkedHashMap<>();

	BulkRows(Composite parent, Services services) {
		this.services = services;
		table = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "bulk-vms"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		column(Messages.Bulk_vm, 130, new OutcomeLabels());
		column(Messages.Bulk_from, 80, ColumnLabelProvider.createTextProvider(row -> ((Row) row).result.move().sourceName()));
		column(Messages.Bulk_to, 80, ColumnLabelProvider.createTextProvider(row -> ((Row) row).result.move().targetName()));
		column(Messages.Bulk_outcome, 110, ColumnLabelProvider.createTextProvider(row -> words(((Row) row).result.outcome())));
		column(Messages.Bulk_details, 300, new DetailLabels());
		GridDataFactory.fillDefaults().grab(true, true).hint(720, 260).applyTo(table.getControl());
	}

	private void column(String title, int width, ColumnLabelProvider labels) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(labels);
	}

	Control control() {
		return table.getControl();
	}

	void show(List<VmResult> results) {
		List<Row> changed = new ArrayList<>();
		for (VmResult result : results) {
			Row row = rows.computeIfAbsent(result.move().vm().toString(), vm -> new Row(null));
			if (!result.equals(row.result) || result.outcome() == VmOutcome.MOVING)
				changed.add(row);
			row.result = result;
		}
		if (table.getInput() == null || rows.size() != table.getTable().getItemCount())
			table.setInput(rows.values());
		else
			table.update(changed.toArray(), null);
	}

	private static String words(VmOutcome outcome) {
		return switch (outcome) {
		case MOVED -> Messages.Bulk_moved;
		case AT_SOURCE -> Messages.Bulk_atSource;
		case NOT_BEGUN -> Messages.Bulk_notBegun;
		case WAITING -> Messages.Bulk_waiting;
		case MOVING -> Messages.Bulk_moving;
		case UNDECIDED -> Messages.Bulk_undecided;
		};
	}

	private static final class OutcomeLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return ((Row) element).result.move().vmName();
		}

		@Override
		public Image getImage(Object element) {
			return Images.image(switch (((Row) element).result.outcome()) {
			case MOVED -> "state/succeeded"; //$NON-NLS-1$
			case AT_SOURCE -> "state/failed"; //$NON-NLS-1$
			case NOT_BEGUN -> "state/refused"; //$NON-NLS-1$
			case WAITING -> "state/queued"; //$NON-NLS-1$
			case MOVING -> "state/running"; //$NON-NLS-1$
			case UNDECIDED -> "state/undecided"; //$NON-NLS-1$
			});
		}
	}

	/** How far it is, how it went, or why it did not. */
	private final class DetailLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			VmResult result = ((Row) element).result;
			return switch (result.outcome()) {
			case MOVED -> TaskWords.figures(result.figures(), List.of(MigrationFigures.TOTAL_TIME, MigrationFigures.DOWNTIME));
			case MOVING -> services.taskFeed().find(result.task()).map(TaskWords::details).orElse(""); //$NON-NLS-1$
			default -> result.remedy().isEmpty() ? result.reason() : NLS.bind(Messages.Details_withRemedy, result.reason(), result.remedy());
			};
		}

		@Override
		public String getToolTipText(Object element) {
			String text = getText(element);
			return text.isEmpty() ? null : text;
		}
	}
}
