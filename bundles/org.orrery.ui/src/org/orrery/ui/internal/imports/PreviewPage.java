// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.imports;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.imports.HostList;
import org.orrery.engine.connection.imports.ImportCandidate;
import org.orrery.ui.Images;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** What the source names, each with what can become of it, and which of the new ones are wanted. */
final class PreviewPage extends WizardPage {
	private final Runnable read;
	private CheckboxTableViewer table;
	private Text problems;
	private Button all;
	private List<ImportCandidate> candidates = List.of();

	/** @param read called when the page is shown */
	PreviewPage(Runnable read) {
		super("preview", Messages.Preview_title, null); //$NON-NLS-1$
		this.read = read;
		setDescription(Messages.Preview_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).spacing(8, 8).applyTo(area);
		table = CheckboxTableViewer.newCheckList(area, SWT.BORDER | SWT.FULL_SELECTION);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "import-hosts"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		ColumnViewerToolTipSupport.enableFor(table);
		column(Messages.Preview_name, 130, one -> one.entry().label());
		column(Messages.Preview_uri, 260, one -> one.entry().uri());
		column(Messages.Preview_group, 90, one -> String.join("/", one.entry().folders())); //$NON-NLS-1$
		column(Messages.Preview_verdict, 250, PreviewPage::verdict);
		table.addCheckStateListener(event -> {
			if (!((ImportCandidate) event.getElement()).isNew())
				table.setChecked(event.getElement(), false);
			validate();
		});
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 220).applyTo(table.getControl());
		all = new Button(area, SWT.CHECK);
		all.setText(Messages.Preview_all);
		all.setData(UiIds.WIDGET_KEY, "import-all"); //$NON-NLS-1$
		all.addListener(SWT.Selection, event -> checkNew(all.getSelection()));
		problems = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
		problems.setData(UiIds.WIDGET_KEY, "import-problems"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).hint(SWT.DEFAULT, 64).exclude(true).applyTo(problems);
		problems.setVisible(false);
		setControl(area);
		setPageComplete(false);
	}

	private void column(String title, int width, Function<ImportCandidate, String> text) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new Labels(text, table.getTable().getColumnCount() == 1));
	}

	/** In words, with the reason. */
	private static String verdict(ImportCandidate candidate) {
		return switch (candidate.verdict()) {
		case NEW -> candidate.reason().isEmpty() ? Messages.Verdict_new : NLS.bind(Messages.Verdict_newBut, candidate.reason());
		case KNOWN, DUPLICATE -> NLS.bind(Messages.Verdict_leftOut, candidate.reason());
		case REFUSED -> NLS.bind(Messages.Verdict_refused, candidate.reason());
		};
	}

	/** Reading shows progress in the wizard, which must have shown this page before. */
	@Override
	public void setVisible(boolean visible) {
		super.setVisible(visible);
		if (visible)
			getShell().getDisplay().asyncExec(() -> {
				if (!getControl().isDisposed())
					read.run();
			});
	}

	void clear() {
		show(new HostList("", List.of(), List.of()), List.of()); //$NON-NLS-1$
		setMessage(null);
	}

	void show(HostList list, List<ImportCandidate> found) {
		candidates = found;
		table.setInput(found);
		checkNew(true);
		boolean any = !list.problems().isEmpty();
		problems.setText(String.join("\n", list.problems())); //$NON-NLS-1$
		problems.setVisible(any);
		((GridData) problems.getLayoutData()).exclude = !any;
		((Composite) getControl()).layout();
		setErrorMessage(null);
		setMessage(NLS.bind(Messages.Preview_found, new Object[] { found.stream().filter(ImportCandidate::isNew).count(), found.size(), list.place() }),
				any ? WARNING : NONE);
	}

	private void checkNew(boolean checked) {
		candidates.forEach(one -> table.setChecked(one, checked && one.isNew()));
		validate();
	}

	private void validate() {
		long fresh = candidates.stream().filter(ImportCandidate::isNew).count();
		int chosen = table.getCheckedElements().length;
		all.setEnabled(fresh > 0);
		all.setSelection(fresh > 0 && chosen == fresh);
		setPageComplete(chosen > 0);
	}

	/** Those that are checked, in the order of the source. */
	List<ConnectionDefinition> chosen() {
		return Arrays.stream(table.getCheckedElements()).map(one -> ((ImportCandidate) one).definition()).toList();
	}

	private static final class Labels extends ColumnLabelProvider {
		private final Function<ImportCandidate, String> text;
		private final boolean first;

		Labels(Function<ImportCandidate, String> text, boolean first) {
			this.text = text;
			this.first = first;
		}

		@Override
		public String getText(Object element) {
			return text.apply((ImportCandidate) element);
		}

		@Override
		public Image getImage(Object element) {
			if (!first)
				return null;
			return Images.image(((ImportCandidate) element).verdict() == ImportCandidate.Verdict.REFUSED ? "state/refused" : "host"); //$NON-NLS-1$ //$NON-NLS-2$
		}

		@Override
		public Color getForeground(Object element) {
			return ((ImportCandidate) element).isNew() ? null : ThemeColors.get(ThemeColor.TEXT_MUTED);
		}

		@Override
		public String getToolTipText(Object element) {
			return verdict((ImportCandidate) element);
		}
	}
}
