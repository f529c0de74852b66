// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.connect;

import java.util.List;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.orrery.engine.connection.ConnectionListener;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.model.inventory.HostState;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;
import org.orrery.ui.UiPulse;
import org.orrery.ui.Words;
import org.orrery.ui.internal.commands.ConnectionHandler;

/** The saved connections: add, edit, remove, connect, disconnect. */
public final class ConnectionsPage extends PreferencePage implements IWorkbenchPreferencePage, ConnectionListener {
	private Connections connections;
	private UiPulse pulse;
	private TableViewer table;
	private Button edit;
	private Button remove;
	private Button connect;
	private Button disconnect;

	@Override
	public void init(IWorkbench workbench) {
		Services services = Services.of(workbench);
		connections = services.engine().connections();
		pulse = new UiPulse(services.fleet().modelThread(), 100, this::refresh);
		noDefaultAndApplyButton();
		setDescription(Messages.Page_description);
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		table = new TableViewer(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "connections"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		column(Messages.Page_name, 130, new NameLabels());
		column(Messages.Page_uri, 240, ColumnLabelProvider.createTextProvider(one -> ((HostConnection) one).definition().uri()));
		column(Messages.Page_state, 220, ColumnLabelProvider.createTextProvider(one -> state((HostConnection) one)));
		GridDataFactory.fillDefaults().grab(true, true).hint(560, 260).applyTo(table.getControl());
		createButtons(area);
		table.addSelectionChangedListener(event -> enable());
		table.addDoubleClickListener(event -> editSelected());
		connections.addListener(this);
		refresh();
		return area;
	}

	private void column(String title, int width, ColumnLabelProvider labels) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(labels);
	}

	private void createButtons(Composite parent) {
		Composite buttons = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.TOP).applyTo(buttons);
		button(buttons, Messages.Page_add, () -> new ConnectDialog(getShell(), connections, null).open());
		edit = button(buttons, Messages.Page_edit, this::editSelected);
		remove = button(buttons, Messages.Page_remove, this::removeSelected);
		connect = button(buttons, Messages.Page_connect, () -> selected().forEach(HostConnection::connect));
		disconnect = button(buttons, Messages.Page_disconnect, () -> selected().forEach(HostConnection::disconnect));
	}

	private Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> {
			action.run();
			refresh();
		});
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	@SuppressWarnings("unchecked")
	private List<HostConnection> selected() {
		return table.getStructuredSelection().toList();
	}

	private void editSelected() {
		if (selected().size() == 1)
			new ConnectDialog(getShell(), connections, selected().getFirst().definition()).open();
	}

	private void removeSelected() {
		try {
			ConnectionHandler.remove(getShell(), connections, selected());
			setErrorMessage(null);
		} catch (ExecutionException e) {
			setErrorMessage(e.getMessage());
		}
	}

	private void refresh() {
		if (table == null || table.getControl().isDisposed())
			return;
		table.setInput(connections.all());
		enable();
	}

	private void enable() {
		boolean any = !table.getStructuredSelection().isEmpty();
		edit.setEnabled(selected().size() == 1);
		remove.setEnabled(any);
		connect.setEnabled(selected().stream().anyMatch(one -> one.status().state() != ConnectionState.ACTIVE));
		disconnect.setEnabled(selected().stream().anyMatch(one -> one.status().state() != ConnectionState.CLOSED));
	}

	private static String state(HostConnection connection) {
		ConnectionStatus status = connection.status();
		String words = Words.of(hostState(connection));
		return status.reason() == null || status.reason().isEmpty() ? words : words + ": " + status.reason(); //$NON-NLS-1$
	}

	private static HostState hostState(HostConnection connection) {
		return HostState.valueOf(connection.status().state().name());
	}

	@Override
	public void statusChanged(HostConnection connection, ConnectionStatus status) {
		pulse.request();
	}

	@Override
	public void added(HostConnection connection) {
		pulse.request();
	}

	@Override
	public void removed(HostConnection connection) {
		pulse.request();
	}

	@Override
	public void dispose() {
		connections.removeListener(this);
		pulse.stop();
		super.dispose();
	}

	private static final class NameLabels extends ColumnLabelProvider {
		@Override
		public String getText(Object element) {
			HostConnection connection = (HostConnection) element;
			return connection.definition().label().isEmpty() ? connection.definition().uri() : connection.definition().label();
		}

		@Override
		public Image getImage(Object element) {
			return Images.image("host", StateImages.overlay(hostState((HostConnection) element))); //$NON-NLS-1$
		}
	}
}
