// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.widgets;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IServiceLocator;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** What an empty view shows: what belongs here, and the one button that begins it. */
public final class EmptyState extends Composite {
	private static final int WIDTH = 220;

	private final Button button;
	private final Label notice;

	/** @param image of the button; @param command what the button runs; null: no button */
	public EmptyState(Composite parent, String image, String message, String verb, String command, IServiceLocator services) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(16, 16).spacing(0, 12).applyTo(this);
		setBackgroundMode(SWT.INHERIT_FORCE);
		label(message);
		button = command == null ? null : new Button(this, SWT.PUSH);
		if (button != null) {
			button.setText(verb);
			button.setImage(Images.image(image));
			button.addListener(SWT.Selection, event -> run(command, services));
			GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).applyTo(button);
		}
		notice = label(""); //$NON-NLS-1$
		notice.setForeground(ThemeColors.get(ThemeColor.WARNING));
	}

	private Label label(String text) {
		Label label = new Label(this, SWT.WRAP | SWT.CENTER);
		label.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.TOP).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	/** Another way to begin, below the button. @param text with the link between {@code <a>} and {@code </a>} */
	public void addLink(String text, String command, IServiceLocator services) {
		Link link = new Link(this, SWT.NONE);
		link.setText(text);
		link.addListener(SWT.Selection, event -> run(command, services));
		GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.TOP).applyTo(link);
		link.moveAbove(notice);
	}

	/** Something in the way, with its remedy; empty: nothing. */
	public void setNotice(String text) {
		notice.setText(text);
		layout();
	}

	@Override
	public boolean setFocus() {
		return button == null ? super.setFocus() : button.setFocus();
	}

	private static void run(String command, IServiceLocator services) {
		try {
			services.getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			ILog.of(EmptyState.class).error("The command " + command + " failed", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}
}
