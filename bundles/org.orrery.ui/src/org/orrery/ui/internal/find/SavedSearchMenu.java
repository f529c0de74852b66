// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.find;

import java.io.IOException;
import java.util.Map;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.engine.query.Query;
import org.orrery.engine.query.QueryException;
import org.orrery.engine.query.SavedSearches;
import org.orrery.ui.Images;
import org.orrery.ui.Services;

/** A button beside a query field: saved searches to ask again, and to keep what is in the field. UI thread; the disk is read in a job. */
public final class SavedSearchMenu {
	private final Services services;
	private final Text field;
	private final ToolItem button;

	public SavedSearchMenu(ToolBar tools, Services services, Text field) {
		this.services = services;
		this.field = field;
		button = new ToolItem(tools, SWT.PUSH);
		button.setImage(Images.image("saved")); //$NON-NLS-1$
		button.setToolTipText(Messages.Saved_tooltip);
		button.addListener(SWT.Selection, event -> inJob(SavedSearches::all, this::open));
	}

	private interface Question<T> {
		T of(SavedSearches searches) throws IOException;
	}

	private <T> void inJob(Question<T> question, java.util.function.Consumer<T> sink) {
		Job.createSystem(Messages.Saved_tooltip, (ICoreRunnable) monitor -> {
			try {
				T answer = question.of(services.engine().savedSearches());
				services.fleet().modelThread().execute(() -> {
					if (!button.isDisposed())
						sink.accept(answer);
				});
			} catch (IOException | IllegalArgumentException e) {
				services.fleet().modelThread().execute(() -> MessageDialog.openError(field.getShell(), Messages.Saved_tooltip, e.getMessage()));
			}
		}).schedule();
	}

	private void open(Map<String, String> searches) {
		Menu menu = new Menu(button.getParent());
		searches.forEach((name, query) -> item(menu, NLS.bind(Messages.Saved_item, name, query), () -> field.setText(query)));
		if (!searches.isEmpty())
			new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Messages.Saved_save, this::save).setEnabled(isWorthSaving());
		if (!searches.isEmpty()) {
			MenuItem remove = new MenuItem(menu, SWT.CASCADE);
			remove.setText(Messages.Saved_remove);
			Menu names = new Menu(menu);
			remove.setMenu(names);
			searches.keySet().forEach(name -> item(names, name, () -> inJob(store -> {
				store.remove(name);
				return name;
			}, removed -> {
			})));
		}
		Rectangle bounds = button.getBounds();
		menu.setLocation(button.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
		menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
		menu.setVisible(true);
	}

	private static MenuItem item(Menu menu, String text, Runnable action) {
		MenuItem item = new MenuItem(menu, SWT.PUSH);
		item.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		item.addListener(SWT.Selection, event -> action.run());
		return item;
	}

	private boolean isWorthSaving() {
		try {
			return !Query.parse(field.getText()).isEmpty();
		} catch (QueryException e) {
			return false;
		}
	}

	private void save() {
		String query = field.getText();
		InputDialog dialog = new InputDialog(field.getShell(), Messages.Saved_saveTitle, NLS.bind(Messages.Saved_saveQuestion, query), "", //$NON-NLS-1$
				name -> name.isBlank() || name.length() > SavedSearches.MAXIMUM_NAME ? NLS.bind(Messages.Saved_badName, SavedSearches.MAXIMUM_NAME) : null);
		if (dialog.open() != Window.OK)
			return;
		String name = dialog.getValue();
		inJob(store -> {
			try {
				store.save(name, Query.parse(query));
			} catch (QueryException e) {
				throw new IOException(e.getMessage(), e);
			}
			return name;
		}, saved -> {
		});
	}
}
