// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TrayDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** A text to read or copy. */
public class TextDialog extends TrayDialog {
	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int SAVE_ID = IDialogConstants.CLIENT_ID + 2;
	private static final String SCRIPT_NAME = "orrery.sh"; //$NON-NLS-1$

	private final String title;
	private final Image image;
	private final String text;
	private final boolean code;

	/** @param code a script: in the text font, unwrapped, and to be saved */
	public TextDialog(Shell parent, String title, Image image, String text, boolean code) {
		super(parent);
		this.title = title;
		this.image = image;
		this.text = text;
		this.code = code;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Composite head = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(head);
		new Label(head, SWT.NONE).setImage(image);
		Label caption = new Label(head, SWT.NONE);
		caption.setText(title.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		caption.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
		Text body = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | (code ? SWT.H_SCROLL : SWT.WRAP));
		if (code)
			body.setFont(JFaceResources.getTextFont());
		body.setText(text);
		GridDataFactory.fillDefaults().grab(true, true).hint(640, 280).applyTo(body);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY_ID, Messages.Text_copy, false);
		if (code)
			createButton(parent, SAVE_ID, Messages.Text_save, false);
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == SAVE_ID) {
			ScriptFile.save(getShell(), SCRIPT_NAME, text, true);
			return;
		}
		if (id != COPY_ID) {
			super.buttonPressed(id);
			return;
		}
		Clipboard clipboard = new Clipboard(getShell().getDisplay());
		clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() });
		clipboard.dispose();
	}
}
