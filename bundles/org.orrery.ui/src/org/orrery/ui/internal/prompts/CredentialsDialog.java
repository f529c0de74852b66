// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;

/** Asks for what a host wants to know. Secrets are read as characters, never as strings, and the fields are emptied on closing. */
public final class CredentialsDialog extends TitleAreaDialog {
	private final HypervisorUri uri;
	private final List<CredentialPrompt.Question> questions;
	private final List<Text> fields = new ArrayList<>();
	private final List<char[]> answers = new ArrayList<>();
	private Button save;
	private boolean toBeSaved;

	public CredentialsDialog(Shell parent, HypervisorUri uri, List<CredentialPrompt.Question> questions) {
		super(parent);
		this.uri = uri;
		this.questions = List.copyOf(questions);
		setHelpAvailable(false);
	}

	/** Blocks in the event loop until answered; empty when the person declined. */
	public Optional<List<char[]>> ask() {
		return open() == Window.OK ? Optional.of(answers) : Optional.empty();
	}

	/** The person ticked that the answers are kept in the platform's secure storage. */
	public boolean isToBeSaved() {
		return toBeSaved;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Credentials_title);
		shell.setData(UiIds.WIDGET_KEY, "credentials-dialog"); //$NON-NLS-1$
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		setTitle(NLS.bind(Messages.Credentials_heading, uri.host().orElse(uri.toString())));
		setMessage(NLS.bind(Messages.Credentials_message, uri));
		setTitleImage(Images.image("banner/connect")); //$NON-NLS-1$
		Composite body = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).margins(14, 12).spacing(10, 8).applyTo(body);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(body);
		questions.forEach(question -> addField(body, question));
		save = new Button(body, SWT.CHECK);
		save.setText(Messages.Credentials_save);
		save.setToolTipText(Messages.Credentials_saveTooltip);
		GridDataFactory.fillDefaults().span(2, 1).applyTo(save);
		fields.stream().filter(field -> field.getCharCount() == 0).findFirst().ifPresent(Text::setFocus);
		return area;
	}

	private void addField(Composite body, CredentialPrompt.Question question) {
		new Label(body, SWT.NONE).setText(caption(question));
		Text field = new Text(body, SWT.BORDER | (question.secret() ? SWT.PASSWORD : SWT.NONE));
		if (question.defaultAnswer() != null && !question.secret())
			field.setText(question.defaultAnswer());
		field.setData(UiIds.WIDGET_KEY, "credential-" + fields.size()); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).hint(280, SWT.DEFAULT).applyTo(field);
		fields.add(field);
	}

	private static String caption(CredentialPrompt.Question question) {
		return switch (question.kind()) {
		case USER_NAME -> Messages.Credentials_user;
		case PASSWORD -> Messages.Credentials_password;
		case REALM -> Messages.Credentials_realm;
		default -> question.prompt();
		};
	}

	@Override
	protected void okPressed() {
		fields.forEach(field -> answers.add(field.getTextChars()));
		toBeSaved = save.getSelection();
		super.okPressed();
	}

	@Override
	public boolean close() {
		fields.stream().filter(field -> !field.isDisposed()).forEach(field -> field.setTextChars(new char[0]));
		return super.close();
	}
}
