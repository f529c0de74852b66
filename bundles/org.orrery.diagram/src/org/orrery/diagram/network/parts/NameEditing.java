// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.tools.DirectEditManager;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.TextCellEditor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.orrery.ui.UiIds;

/** Writes over a name on its figure. Enter takes it, Escape leaves it as it was. */
final class NameEditing extends DirectEditManager {
	private static final int LEAST_WIDTH = 120;

	private final NodePart part;
	private final NetworkContext context;

	NameEditing(NodePart part, NetworkContext context) {
		super(part, null, editor -> {
			Rectangle box = part.figure().nameBounds();
			part.figure().translateToAbsolute(box);
			int height = editor.getControl().computeSize(SWT.DEFAULT, SWT.DEFAULT).y;
			editor.getControl().setBounds(box.x, box.y + (box.height - height) / 2, Math.max(LEAST_WIDTH, box.width), height);
		});
		this.part = part;
		this.context = context;
	}

	@Override
	protected CellEditor createCellEditorOn(Composite composite) {
		return new TextCellEditor(composite, SWT.SINGLE | SWT.BORDER);
	}

	@Override
	protected void initCellEditor() {
		Text text = (Text) getCellEditor().getControl();
		getCellEditor().setValue(part.node().name());
		text.setFont(part.getFigure().getFont());
		text.setData(UiIds.WIDGET_KEY, "network-name"); //$NON-NLS-1$
		text.selectAll();
	}

	@Override
	protected void commit() {
		String typed = String.valueOf(getCellEditor().getValue()).strip();
		bringDown();
		if (!typed.equals(part.node().name()))
			context.rename(part.key(), typed);
	}
}
