// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.orrery.diagram.network.Messages;
import org.orrery.ui.UiIds;

/** Asks for the name of a new design and where its file is to be. UI thread. */
final class NewDesignDialog extends TitleAreaDialog {
	private static final int WIDTH = 420;

	private final Path folder;
	private Text name;
	private Text file;
	private boolean ownFile;
	private String chosenName;
	private Path chosen;

	/** @param folder where designs are kept unless a person says otherwise */
	NewDesignDialog(Shell shell, Path folder) {
		super(shell);
		this.folder = folder;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.New_title);
		shell.setData(UiIds.WIDGET_KEY, "new-network"); //$NON-NLS-1$
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(Messages.New_title);
		setMessage(Messages.New_description);
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(14, 12).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.New_name);
		name = new Text(area, SWT.BORDER);
		name.setData(UiIds.WIDGET_KEY, "new-network-name"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(WIDTH, SWT.DEFAULT).applyTo(name);
		new Label(area, SWT.NONE).setText(Messages.New_file);
		file = new Text(area, SWT.BORDER);
		file.setData(UiIds.WIDGET_KEY, "new-network-file"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(file);
		Button browse = new Button(area, SWT.PUSH);
		browse.setText(Messages.New_browse);
		browse.addListener(SWT.Selection, event -> browse());
		name.setText(Messages.New_proposed);
		propose();
		name.addListener(SWT.Modify, event -> propose());
		file.addListener(SWT.Modify, event -> {
			ownFile |= file.isFocusControl();
			validate();
		});
		name.selectAll();
		name.setFocus();
		return area;
	}

	private void propose() {
		if (!ownFile)
			file.setText(folder.resolve(name.getText().strip().replaceAll("[^A-Za-z0-9._-]+", "-") + '.' + DesignFile.EXTENSION).toString()); //$NON-NLS-1$ //$NON-NLS-2$
		validate();
	}

	private void browse() {
		FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFilterExtensions(new String[] { "*." + DesignFile.EXTENSION }); //$NON-NLS-1$
		dialog.setFilterPath(folder.toString());
		String answer = dialog.open();
		if (answer != null) {
			ownFile = true;
			file.setText(answer);
		}
	}

	/** Whether the file is there already only the disk knows: that is asked when it is written. */
	private void validate() {
		String problem = name.getText().isBlank() ? Messages.New_noName : path() == null ? Messages.New_noFile : null;
		setErrorMessage(problem);
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null)
			ok.setEnabled(problem == null);
	}

	private Path path() {
		try {
			Path typed = Path.of(file.getText().strip());
			return file.getText().isBlank() || typed.getFileName() == null || !typed.isAbsolute() ? null : NetworkEditor.withEnding(typed);
		} catch (InvalidPathException e) {
			return null;
		}
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setText(Messages.New_create);
		validate();
	}

	@Override
	protected void okPressed() {
		chosenName = name.getText().strip();
		chosen = path();
		super.okPressed();
	}

	String chosenName() {
		return chosenName;
	}

	Path chosen() {
		return chosen;
	}
}
