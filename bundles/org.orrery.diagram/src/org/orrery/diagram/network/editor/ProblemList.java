// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.util.List;
import java.util.Objects;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.orrery.diagram.network.Messages;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.NetworkScene.Located;
import org.orrery.diagram.network.scene.QuickFixes.Fix;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.ui.Images;
import org.orrery.ui.UiIds;
import org.orrery.ui.internal.widgets.SentenceColumns;
import org.orrery.ui.internal.widgets.WorkAction;

/** What is wrong with the design, worst first; choosing a line selects its figure. UI thread. */
final class ProblemList {
	private static final int LEAST_SENTENCE = 320;
	private static final int[] WIDTHS = { 160, LEAST_SENTENCE, LEAST_SENTENCE, 180 };
	private static final int MOST = 500;

	private final Label title;
	private final Table table;
	private final Help help;
	private List<Located> shown = List.of();

	/** What is asked about a problem and done for it. */
	interface Help {
		/** Shows the figure that a line is about. */
		void reveal(NetworkKey key);

		List<Fix> fixes(Located problem);

		void fix(Fix fix);
	}

	ProblemList(Composite parent, Help help) {
		this.help = help;
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
		Composite head = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(8, 4).applyTo(head);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(head);
		title = new Label(head, SWT.NONE);
		title.setData(UiIds.WIDGET_KEY, "network-problems-title"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
		table = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
		table.setData(UiIds.WIDGET_KEY, "network-problems"); //$NON-NLS-1$
		table.setHeaderVisible(true);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
		String[] titles = { Messages.Problems_place, Messages.Problems_words, Messages.Problems_remedy, Messages.Problems_fix };
		for (int i = 0; i < titles.length; i++) {
			TableColumn column = new TableColumn(table, SWT.NONE);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		SentenceColumns.widen(table, LEAST_SENTENCE, table.getColumn(1), table.getColumn(2));
		table.addListener(SWT.MouseMove, event -> tip(table.getItem(new Point(event.x, event.y))));
		table.addListener(SWT.Selection, event -> {
			NetworkKey at = table.getSelectionIndex() < 0 ? null : shown.get(table.getSelectionIndex()).at();
			if (at != null)
				help.reveal(at);
		});
		table.addListener(SWT.DefaultSelection, event -> fixes().stream().findFirst().ifPresent(help::fix));
		MenuManager menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(this::fill);
		table.setMenu(menu.createContextMenu(table));
		show(List.of());
	}

	/** Sentences that are cut are whole there. */
	private void tip(TableItem item) {
		String whole = item == null ? null : item.getText(1) + '\n' + item.getText(2);
		if (!Objects.equals(whole, table.getToolTipText()))
			table.setToolTipText(whole);
	}

	private List<Fix> fixes() {
		return table.getSelectionIndex() < 0 ? List.of() : help.fixes(shown.get(table.getSelectionIndex()));
	}

	private void fill(IMenuManager menu) {
		List<Fix> fixes = fixes();
		fixes.forEach(fix -> menu.add(new WorkAction(fix.words(), "apply", () -> help.fix(fix)))); //$NON-NLS-1$
		if (fixes.isEmpty()) {
			IAction none = new WorkAction(Messages.Problems_noFix, "details", () -> { //$NON-NLS-1$
				// only a reason
			});
			none.setEnabled(false);
			menu.add(none);
		}
	}

	/** Touches nothing while nothing has changed. */
	void show(List<Located> problems) {
		List<Located> sorted = problems.stream().sorted((one, other) -> one.problem().severity().compareTo(other.problem().severity())).toList();
		long errors = sorted.stream().filter(one -> one.problem().severity() == Severity.ERROR).count();
		String words = sorted.isEmpty() ? Messages.Problems_none : NLS.bind(Messages.Problems_title, errors, sorted.size() - errors);
		if (!words.equals(title.getText()))
			title.setText(words);
		List<Located> few = sorted.subList(0, Math.min(MOST, sorted.size()));
		if (few.equals(shown))
			return;
		shown = few;
		table.setRedraw(false);
		table.setItemCount(few.size());
		for (int i = 0; i < few.size(); i++) {
			TableItem item = table.getItem(i);
			item.setImage(Images.image(few.get(i).problem().severity() == Severity.ERROR ? "state/critical" : "state/warning")); //$NON-NLS-1$ //$NON-NLS-2$
			item.setText(new String[] { few.get(i).problem().place(), few.get(i).problem().words(), few.get(i).problem().remedy(),
					help.fixes(few.get(i)).stream().map(Fix::words).findFirst().orElse("") }); //$NON-NLS-1$
		}
		table.setRedraw(true);
	}
}
