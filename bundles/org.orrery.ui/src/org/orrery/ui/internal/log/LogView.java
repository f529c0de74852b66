// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.Words;
import org.orrery.ui.internal.widgets.TextDialog;

/** What this session logged: warnings and errors of the console itself, newest first. */
public final class LogView extends ViewPart {
	private TableViewer table;
	private UiPulse pulse;
	private final ILogListener listener = (status, bundle) -> pulse.request();

	@Override
	public void createPartControl(Composite parent) {
		table = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "log"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		column(Messages.Column_message, 620, new MessageLabels());
		column(Messages.Column_source, 200, ColumnLabelProvider.createTextProvider(entry -> ((SessionLog.Entry) entry).status().getPlugin()));
		column(Messages.Column_when, 120, new WhenLabels());
		table.addDoubleClickListener(event -> open((SessionLog.Entry) table.getStructuredSelection().getFirstElement()));
		pulse = new UiPulse(Services.of(getSite()).fleet().modelThread(), 200, this::refresh);
		Platform.addLogListener(listener);
		Action clear = new Action(Messages.Clear, Images.descriptor("remove")) { //$NON-NLS-1$
			@Override
			public void run() {
				SessionLog.instance().clear();
				refresh();
			}
		};
		clear.setToolTipText(Messages.Clear_tooltip);
		getViewSite().getActionBars().getToolBarManager().add(clear);
		refresh();
	}

	private void column(String title, int width, ColumnLabelProvider labels) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(labels);
	}

	private void refresh() {
		if (table.getControl().isDisposed())
			return;
		List<SessionLog.Entry> newestFirst = new ArrayList<>(SessionLog.instance().entries());
		table.setInput(newestFirst.reversed());
		setContentDescription(newestFirst.isEmpty() ? Messages.Empty : ""); //$NON-NLS-1$
	}

	private void open(SessionLog.Entry entry) {
		if (entry != null)
			new TextDialog(getSite().getShell(), Messages.Details_title, image(entry.status()), entry.fullText(), true).open();
	}

	private static Image image(IStatus status) {
		return Images.image(status.getSeverity() == IStatus.ERROR ? "state/failed" //$NON-NLS-1$
				: status.getSeverity() == IStatus.WARNING ? "state/warning" : "state/information"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void setFocus() {
		table.getControl().setFocus();
	}

	@Override
	public void dispose() {
		Platform.removeLogListener(listener);
		if (pulse != null)
			pulse.stop();
		super.dispose();
	}

	private static final class MessageLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return ((SessionLog.Entry) element).status().getMessage();
		}

		@Override
		public Image getImage(Object element) {
			return image(((SessionLog.Entry) element).status());
		}
	}

	private static final class WhenLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			return Words.relative(((SessionLog.Entry) element).time(), Instant.now());
		}

		@Override
		public String getToolTipText(Object element) {
			return Words.absolute(((SessionLog.Entry) element).time());
		}
	}
}
