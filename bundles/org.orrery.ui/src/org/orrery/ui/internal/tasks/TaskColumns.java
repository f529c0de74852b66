// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.time.Instant;

import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.OwnerDrawLabelProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.ui.Images;
import org.orrery.ui.StateImages;
import org.orrery.ui.Services;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.Words;
import org.orrery.ui.internal.commands.TaskStates;
import org.orrery.ui.internal.tasks.TaskRow.StepRow;

/** Labels of the columns of the Tasks view. */
final class TaskColumns {
	private TaskColumns() {
	}

	static final class Title extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return element instanceof TaskRow row ? row.record().title() : ((StepRow) element).step().title();
		}

		@Override
		public Image getImage(Object element) {
			if (element instanceof TaskRow row)
				return StateImages.of(row.record().state());
			return StateImages.of(switch (((StepRow) element).step().state()) {
			case RUNNING -> TaskState.RUNNING;
			case DONE -> TaskState.SUCCEEDED;
			case FAILED -> TaskState.FAILED;
			case COMPENSATED -> TaskState.CANCELLED;
			});
		}

		@Override
		public String getToolTipText(Object element) {
			return element instanceof TaskRow row ? Words.of(row.record().state()) : null;
		}
	}

	static final class Details extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			if (element instanceof TaskRow row)
				return TaskWords.details(row.record());
			String note = ((StepRow) element).step().note();
			return note == null ? "" : note.replace('\n', ' '); //$NON-NLS-1$
		}

		@Override
		public Color getForeground(Object element) {
			if (element instanceof TaskRow row && TaskStates.failed(row.record().state()))
				return ThemeColors.get(row.record().acknowledged() ? ThemeColor.TEXT_MUTED : ThemeColor.ERROR);
			return null;
		}

		@Override
		public String getToolTipText(Object element) {
			String text = element instanceof TaskRow row ? TaskWords.details(row.record()) : ((StepRow) element).step().note();
			return text == null || text.isEmpty() ? null : text;
		}
	}

	static final class Took extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return element instanceof TaskRow row ? TaskWords.duration(row.record(), Instant.now())
					: TaskWords.duration(((StepRow) element).step(), Instant.now());
		}
	}

	static final class When extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return element instanceof TaskRow row ? Words.relative(row.record().created(), Instant.now()) : ""; //$NON-NLS-1$
		}

		@Override
		public String getToolTipText(Object element) {
			return element instanceof TaskRow row ? Words.absolute(row.record().created()) : null;
		}
	}

	/** Cancel for what runs, undo for what can be taken back. */
	static final class ActMark extends ColumnLabelProvider {
		private final Services services;

		ActMark(Services services) {
			this.services = services;
		}

		@Override
		public String getText(Object element) {
			return ""; //$NON-NLS-1$
		}

		@Override
		public Image getImage(Object element) {
			if (!(element instanceof TaskRow row))
				return null;
			if (row.record().state().isOpen())
				return Images.image("cancel"); //$NON-NLS-1$
			return UndoAction.isPossible(services, row.record()) ? Images.image("undo") : null; //$NON-NLS-1$
		}

		@Override
		public String getToolTipText(Object element) {
			if (!(element instanceof TaskRow row))
				return null;
			if (row.record().state().isOpen())
				return Messages.Column_cancelTooltip;
			return UndoAction.isPossible(services, row.record()) ? Messages.Undo_column : null;
		}
	}

	/** A thin bar with the percentage in words; the state in words where there is no percentage. */
	static final class Progress extends OwnerDrawLabelProvider {
		private static final int BAR_HEIGHT = 6;
		private static final int TEXT_SPACE = 46;
		private static final int MARGIN = 6;

		@Override
		protected void measure(Event event, Object element) {
			// the column's width decides
		}

		@Override
		protected void erase(Event event, Object element) {
			event.detail &= ~SWT.FOREGROUND;
		}

		@Override
		protected void paint(Event event, Object element) {
			if (!(element instanceof TaskRow row))
				return;
			TaskRecord task = row.record();
			Rectangle cell = ((TreeItem) event.item).getBounds(event.index);
			if (!task.state().isOpen() || task.fraction() < 0) {
				drawText(event.gc, cell, Words.of(task.state()), cell.x + MARGIN);
				return;
			}
			int width = Math.max(20, cell.width - TEXT_SPACE - 2 * MARGIN);
			int top = cell.y + (cell.height - BAR_HEIGHT) / 2;
			event.gc.setBackground(ThemeColors.get(ThemeColor.METER_TRACK));
			event.gc.fillRectangle(cell.x + MARGIN, top, width, BAR_HEIGHT);
			event.gc.setBackground(ThemeColors.get(ThemeColor.METER_FILL));
			event.gc.fillRectangle(cell.x + MARGIN, top, (int) (width * task.fraction()), BAR_HEIGHT);
			drawText(event.gc, cell, Words.percent(task.fraction()), cell.x + 2 * MARGIN + width);
		}

		private static void drawText(GC gc, Rectangle cell, String text, int x) {
			Point size = gc.textExtent(text);
			gc.drawText(text, x, cell.y + (cell.height - size.y) / 2, true);
		}
	}
}
