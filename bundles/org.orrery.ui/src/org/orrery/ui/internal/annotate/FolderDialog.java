// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import java.util.Map;
import java.util.TreeSet;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.query.Key;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** The folder into which VMs go: one that is there, or a new one. */
final class FolderDialog extends AnnotationDialog {
	private final Services services;
	private final Map<ObjectRef, Named> objects;
	private Combo folder;

	FolderDialog(Shell parent, Services services, Map<ObjectRef, Named> objects) {
		super(parent, Messages.Folder_title, NLS.bind(Messages.Folder_hint, Words.list(objects.values().stream().map(Named::name).toList())));
		this.services = services;
		this.objects = objects;
	}

	@Override
	void createFields(Composite area) {
		folder = new Combo(area, SWT.DROP_DOWN | SWT.BORDER);
		folder.setData(UiIds.WIDGET_KEY, "folder"); //$NON-NLS-1$
		folder.setItems(services.engine().search().valuesOf(Key.FOLDER).toArray(String[]::new));
		TreeSet<String> now = new TreeSet<>(objects.values().stream().map(one -> one.annotations().folder()).toList());
		folder.setText(now.size() == 1 ? now.first() : ""); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(folder);
	}

	@Override
	AnnotationChange read() {
		return AnnotationChange.toFolder(folder.getText());
	}
}
