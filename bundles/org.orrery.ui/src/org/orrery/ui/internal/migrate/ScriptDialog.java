// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.operation.Plan;

/** The plan as commented shell commands, to read or copy. */
final class ScriptDialog extends TrayDialog {
	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;

	private final String subject;
	private final String script;

	ScriptDialog(Shell parent, String subject, List<MigrationProposal.Preview> previews) {
		super(parent);
		this.subject = subject;
		this.script = script(previews);
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	static String script(List<MigrationProposal.Preview> previews) {
		return previews.stream().map(MigrationProposal.Preview::plan).filter(Objects::nonNull).map(Plan::script)
				.collect(Collectors.joining("\n\n")); //$NON-NLS-1$
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.Script_title, subject));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		area.setLayoutData(GridDataFactory.fillDefaults().grab(true, true).create());
		Text text = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		text.setFont(JFaceResources.getTextFont());
		text.setText(script);
		GridDataFactory.fillDefaults().grab(true, true).hint(640, 260).applyTo(text);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY_ID, Messages.Script_copy, false);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id != COPY_ID) {
			super.buttonPressed(id);
			return;
		}
		Clipboard clipboard = new Clipboard(getShell().getDisplay());
		clipboard.setContents(new Object[] { script }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}
}
