// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.find;

import java.util.EnumSet;
import java.util.List;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.ISetSelectionTarget;
import org.orrery.engine.query.Query;
import org.orrery.engine.query.Search;
import org.orrery.engine.query.Subject;
import org.orrery.model.ObjectKind;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Images;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.UiIds;
import org.orrery.ui.Words;

/** Finds VMs, hosts, datastores and networks by a query, and shows the chosen one in the navigator. Stays open beside the window. UI thread. */
public final class FindDialog extends Dialog {
	private static final int ROWS = 12;

	private final Services services;
	private final IWorkbenchPage page;
	private QueryField field;
	private Table table;
	private Label count;
	private List<Subject> found = List.of();

	public FindDialog(Shell parent, Services services, IWorkbenchPage page) {
		super(parent);
		this.services = services;
		this.page = page;
		setShellStyle(SWT.CLOSE | SWT.MODELESS | SWT.BORDER | SWT.TITLE | SWT.RESIZE);
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Find_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		Composite bar = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(bar);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
		field = new QueryField(bar, services.engine().search(), "find-query", this::show); //$NON-NLS-1$
		new SavedSearchMenu(new ToolBar(bar, SWT.FLAT), services, field.text());
		field.createErrorLine(bar, 2);
		field.text().addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN && table.getItemCount() > 0) {
				table.setFocus();
				table.setSelection(0);
			}
		});
		field.text().addListener(SWT.DefaultSelection, event -> reveal());
		createTable(area);
		count = new Label(area, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(count);
		return area;
	}

	/** While it is open. @param query as a person would type it */
	void ask(String query) {
		field.text().setText(query);
		field.text().setFocus();
	}

	/** Rows are made as they are looked at: ten thousand may be found. */
	private void createTable(Composite area) {
		table = new Table(area, SWT.VIRTUAL | SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		table.setData(UiIds.WIDGET_KEY, "find-results"); //$NON-NLS-1$
		column(Messages.Find_name, 200);
		column(Messages.Find_kind, 90);
		column(Messages.Find_host, 130);
		column(Messages.Find_tags, 180);
		GridDataFactory.fillDefaults().grab(true, true).hint(620, table.getItemHeight() * ROWS).applyTo(table);
		table.addListener(SWT.SetData, event -> fill((TableItem) event.item, event.index));
		table.addListener(SWT.DefaultSelection, event -> reveal());
	}

	private void column(String title, int width) {
		TableColumn column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		column.setWidth(width);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.Find_show, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
	}

	private void show(Query query) {
		found = query.isEmpty() ? List.of() : services.engine().search().find(query, EnumSet.copyOf(Search.KINDS));
		table.removeAll();
		table.setItemCount(found.size());
		count.setText(query.isEmpty() ? "" : NLS.bind(Messages.Find_count, found.size())); //$NON-NLS-1$
	}

	private void fill(TableItem item, int index) {
		Subject subject = found.get(index);
		item.setImage(image(subject));
		item.setText(new String[] { subject.name(), kind(subject.kind()), subject.host().displayName(), Words.list(subject.annotations().tags()) });
	}

	private Image image(Subject subject) {
		return services.fleet().find(subject.ref()).map(StateImages::of).orElseGet(() -> Images.image(subject.kind().name().toLowerCase(java.util.Locale.ROOT)));
	}

	private static String kind(ObjectKind kind) {
		return switch (kind) {
		case HOST -> Messages.Find_kindHost;
		case DATASTORE -> Messages.Find_kindDatastore;
		case NETWORK -> Messages.Find_kindNetwork;
		default -> Messages.Find_kindVm;
		};
	}

	@Override
	protected void okPressed() {
		reveal();
	}

	/** Enter in the field means the first. */
	private void reveal() {
		int index = Math.max(0, table.getSelectionIndex());
		if (index >= found.size())
			return;
		InventoryObject object = services.fleet().find(found.get(index).ref()).orElse(null);
		if (object == null)
			return;
		try {
			if (page.showView(UiIds.NAVIGATOR_VIEW) instanceof ISetSelectionTarget navigator)
				navigator.selectReveal(new StructuredSelection(object));
		} catch (PartInitException e) {
			throw new IllegalStateException(e);
		}
	}
}
