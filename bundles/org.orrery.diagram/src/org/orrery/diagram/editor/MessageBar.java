// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.diagram.Messages;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;

/** One sentence above the diagram that stays until it is closed or replaced: never in the way of the work, never missed. */
public final class MessageBar {
	private final Composite bar;
	private final Label icon;
	private final Label text;

	public MessageBar(Composite parent) {
		bar = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 4).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(bar);
		bar.setVisible(false);
		icon = new Label(bar, SWT.NONE);
		text = new Label(bar, SWT.WRAP);
		text.setData(UiIds.WIDGET_KEY, "topology-message"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(text);
		ToolBar tools = new ToolBar(bar, SWT.FLAT);
		ToolItem close = new ToolItem(tools, SWT.PUSH);
		close.setImage(Images.image("cancel")); //$NON-NLS-1$
		close.setToolTipText(Messages.MessageBar_close);
		close.addListener(SWT.Selection, event -> hide());
	}

	public void show(String sentence) {
		show(sentence, "state/warning"); //$NON-NLS-1$
	}

	/** What went well, or is under way. */
	public void inform(String sentence) {
		show(sentence, "state/information"); //$NON-NLS-1$
	}

	private void show(String sentence, String image) {
		if (bar.isDisposed())
			return;
		icon.setImage(Images.image(image));
		text.setText(sentence.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		setVisible(true);
	}

	/** @return whether there was something to hide */
	public boolean hide() {
		boolean shown = !bar.isDisposed() && bar.getVisible();
		if (shown)
			setVisible(false);
		return shown;
	}

	private void setVisible(boolean visible) {
		bar.setVisible(visible);
		((GridData) bar.getLayoutData()).exclude = !visible;
		bar.getParent().layout(true, true);
	}
}
