// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.TraverseEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.hypervisor.Annotations;
import org.orrery.ui.UiIds;

/** Free text about one object. Ctrl+Enter saves. */
final class NotesDialog extends AnnotationDialog {
	private final Named object;
	private Text text;

	NotesDialog(Shell parent, Named object) {
		super(parent, NLS.bind(Messages.Notes_title, object.name()), Messages.Notes_hint);
		this.object = object;
	}

	@Override
	void createFields(Composite area) {
		text = new Text(area, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
		text.setData(UiIds.WIDGET_KEY, "notes"); //$NON-NLS-1$
		text.setTextLimit(Annotations.MAXIMUM_NOTES);
		text.setText(object.annotations().notes());
		text.setSelection(text.getCharCount());
		GridDataFactory.fillDefaults().grab(true, true).hint(420, 180).applyTo(text);
		text.addTraverseListener(this::saveByKey);
	}

	private void saveByKey(TraverseEvent event) {
		if (event.detail == SWT.TRAVERSE_RETURN && (event.stateMask & SWT.MOD1) != 0)
			okPressed();
	}

	@Override
	AnnotationChange read() {
		AnnotationChange change = AnnotationChange.notes(text.getText(), object.annotations().notes());
		return change.notes().equals(object.annotations().notes()) ? null : change;
	}
}
