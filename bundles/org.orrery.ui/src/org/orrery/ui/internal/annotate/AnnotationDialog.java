// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.annotation.AnnotationChange;

/** Asks for one change of annotations. UI thread. */
public abstract class AnnotationDialog extends Dialog {
	private final String title;
	private final String hint;
	private AnnotationChange change;

	AnnotationDialog(Shell parent, String title, String hint) {
		super(parent);
		this.title = title;
		this.hint = hint;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** Empty when it was cancelled, or nothing is to change. */
	public final Optional<AnnotationChange> ask() {
		return open() == Window.OK ? Optional.ofNullable(change) : Optional.empty();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(area);
		Label label = new Label(area, SWT.WRAP);
		label.setText(hint.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		GridDataFactory.fillDefaults().grab(true, false).hint(380, SWT.DEFAULT).applyTo(label);
		createFields(area);
		return area;
	}

	/** Into a grid of one column. */
	abstract void createFields(Composite area);

	/** What the fields say; null: nothing is to change. */
	abstract AnnotationChange read();

	@Override
	protected void okPressed() {
		change = read();
		super.okPressed();
	}
}
