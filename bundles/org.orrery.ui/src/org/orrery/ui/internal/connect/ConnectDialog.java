// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.connect;

import java.io.IOException;
import java.util.Optional;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;

/** Connects a host, or edits a saved connection: how to reach it, where it stands in the tree, whether it answers. */
public final class ConnectDialog extends TitleAreaDialog {
	private static final int TEST_ID = IDialogConstants.CLIENT_ID + 1;

	private final Connections connections;
	private final ConnectionDefinition edited;
	private ConnectionFields fields;
	private ConnectionTest test;

	/** @param edited null for a new connection */
	public ConnectDialog(Shell parent, Connections connections, ConnectionDefinition edited) {
		super(parent);
		this.connections = connections;
		this.edited = edited;
		setShellStyle(getShellStyle() | SWT.RESIZE);
		setHelpAvailable(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(edited == null ? Messages.Connect_title : Messages.Connect_editTitle);
		shell.setData(UiIds.WIDGET_KEY, "connect-dialog"); //$NON-NLS-1$
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(edited == null ? Messages.Connect_title : Messages.Connect_editTitle);
		setTitleImage(Images.image("banner/connect")); //$NON-NLS-1$
		Composite body = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(14, 12).spacing(0, 12).applyTo(body);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		fields = new ConnectionFields(body, connections, this::validate);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(fields);
		test = new ConnectionTest(body, connections);
		GridDataFactory.fillDefaults().grab(true, true).hint(560, 66).applyTo(test);
		if (edited != null)
			fields.show(edited);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		Button check = createButton(parent, TEST_ID, Messages.Connect_test, false);
		check.setData(UiIds.WIDGET_KEY, "test-connection"); //$NON-NLS-1$
		createButton(parent, IDialogConstants.OK_ID, edited == null ? Messages.Connect_connect : Messages.Connect_save, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		validate();
		if (edited == null) { // nobody has typed yet
			fields.hideMarks();
			setErrorMessage(null);
			setMessage(Messages.Connect_message);
		}
		fields.setFocus();
	}

	/** The first thing to correct stands in the title area and beside its field. */
	private void validate() {
		if (getButton(IDialogConstants.OK_ID) == null)
			return;
		Optional<String> problem = fields.problem().or(this::alreadySaved);
		setErrorMessage(problem.orElse(null));
		if (problem.isEmpty())
			setMessage(NLS.bind(Messages.Connect_uri, fields.uri()), fields.isEncrypted() ? IMessageProvider.NONE : IMessageProvider.WARNING);
		getButton(IDialogConstants.OK_ID).setEnabled(problem.isEmpty());
		getButton(TEST_ID).setEnabled(problem.isEmpty());
	}

	private Optional<String> alreadySaved() {
		return connections.all().stream().map(HostConnection::definition)
				.filter(known -> known.uri().equals(fields.uri()) && (edited == null || !known.id().equals(edited.id()))).findFirst()
				.map(known -> NLS.bind(Messages.Connect_alreadySaved, known.label().isEmpty() ? known.uri() : known.label()));
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == TEST_ID)
			test.start(fields.definition(edited));
		else
			super.buttonPressed(id);
	}

	@Override
	protected void okPressed() {
		ConnectionDefinition definition = fields.definition(edited);
		try {
			if (edited == null)
				connections.add(definition).connect();
			else
				connections.update(definition);
		} catch (IOException | IllegalArgumentException e) {
			setErrorMessage(NLS.bind(Messages.Connect_notSaved, e.getMessage()));
			return;
		}
		super.okPressed();
	}

	@Override
	public boolean close() {
		if (test != null)
			test.abandon();
		return super.close();
	}
}
