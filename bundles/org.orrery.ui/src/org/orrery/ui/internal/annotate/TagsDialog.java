// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.annotate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.query.Key;
import org.orrery.hypervisor.Annotations;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** All tags that are in use: checked where all of the objects have it, grey where some do; and new ones. */
public final class TagsDialog extends AnnotationDialog {
	private final Services services;
	private final Collection<Named> objects;
	private Text fresh;
	private Table table;

	public TagsDialog(Shell parent, Services services, Map<ObjectRef, Named> objects) {
		super(parent, Messages.Tags_title, NLS.bind(Messages.Tags_hint, Words.list(objects.values().stream().map(Named::name).toList())));
		this.services = services;
		this.objects = objects.values();
	}

	@Override
	void createFields(Composite area) {
		fresh = new Text(area, SWT.BORDER);
		fresh.setMessage(Messages.Tags_new);
		fresh.setData(UiIds.WIDGET_KEY, "new-tags"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).applyTo(fresh);
		table = new Table(area, SWT.CHECK | SWT.BORDER | SWT.V_SCROLL);
		table.setData(UiIds.WIDGET_KEY, "tags"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, true).hint(320, 200).applyTo(table);
		TreeSet<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		known.addAll(services.engine().search().valuesOf(Key.TAG));
		objects.forEach(object -> known.addAll(object.annotations().tags()));
		known.forEach(this::addItem);
		table.addListener(SWT.Selection, event -> {
			if (event.detail == SWT.CHECK)
				((TableItem) event.item).setGrayed(false);
		});
	}

	private void addItem(String tag) {
		long having = objects.stream().filter(object -> has(object, tag)).count();
		TableItem item = new TableItem(table, SWT.NONE);
		item.setText(tag);
		item.setChecked(having > 0);
		item.setGrayed(having > 0 && having < objects.size());
	}

	private static boolean has(Named object, String tag) {
		return object.annotations().tags().stream().anyMatch(tag::equalsIgnoreCase);
	}

	@Override
	AnnotationChange read() {
		List<String> added = new ArrayList<>(Annotations.NONE.withTags(Arrays.asList(fresh.getText().split(","))).tags()); //$NON-NLS-1$
		List<String> removed = new ArrayList<>();
		for (TableItem item : table.getItems()) {
			boolean all = objects.stream().allMatch(object -> has(object, item.getText()));
			boolean some = objects.stream().anyMatch(object -> has(object, item.getText()));
			if (item.getChecked() && !item.getGrayed() && !all)
				added.add(item.getText());
			else if (!item.getChecked() && some)
				removed.add(item.getText());
		}
		return added.isEmpty() && removed.isEmpty() ? null : AnnotationChange.tags(added, removed);
	}
}
