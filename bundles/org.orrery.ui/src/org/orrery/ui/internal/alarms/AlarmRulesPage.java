// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CheckboxTableViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.orrery.engine.alarm.AlarmRule;
import org.orrery.engine.alarm.Alarms;
import org.orrery.ui.Services;
import org.orrery.ui.UiIds;

/** When something becomes an alarm: the rules, switched on and off, changed, added and removed. Nothing holds before it is applied. */
public final class AlarmRulesPage extends PreferencePage implements IWorkbenchPreferencePage {
	private Alarms alarms;
	private final List<AlarmRule> rules = new ArrayList<>();
	private List<AlarmRule> known = List.of();
	private CheckboxTableViewer table;
	private Button edit;
	private Button remove;

	@Override
	public void init(IWorkbench workbench) {
		alarms = Services.of(workbench).engine().alarms();
		setDescription(Messages.Rules_description);
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(area);
		table = CheckboxTableViewer.newCheckList(area, SWT.BORDER | SWT.FULL_SELECTION | SWT.MULTI);
		table.getTable().setHeaderVisible(true);
		table.getTable().setData(UiIds.WIDGET_KEY, "alarm-rules"); //$NON-NLS-1$
		table.setContentProvider(ArrayContentProvider.getInstance());
		column(Messages.Rules_name, 260, AlarmRule::name, rule -> AlarmStates.of(rule.severity()));
		column(Messages.Rules_condition, 170, AlarmRule::condition, rule -> null);
		column(Messages.Rules_scope, 110, rule -> rule.scope().inWords(), rule -> null);
		GridDataFactory.fillDefaults().grab(true, true).hint(570, 340).applyTo(table.getControl());
		table.addCheckStateListener(event -> replace((AlarmRule) event.getElement(), ((AlarmRule) event.getElement()).withEnabled(event.getChecked())));
		table.addSelectionChangedListener(event -> enable());
		table.addDoubleClickListener(event -> editSelected());
		createButtons(area);
		known = alarms.rules();
		show(known);
		return area;
	}

	private void column(String title, int width, Function<AlarmRule, String> text, Function<AlarmRule, Image> image) {
		TableViewerColumn column = new TableViewerColumn(table, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return text.apply((AlarmRule) element);
			}

			@Override
			public Image getImage(Object element) {
				return image.apply((AlarmRule) element);
			}
		});
	}

	private void createButtons(Composite parent) {
		Composite buttons = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.TOP).applyTo(buttons);
		button(buttons, Messages.Rules_add, this::add);
		edit = button(buttons, Messages.Rules_edit, this::editSelected);
		remove = button(buttons, Messages.Rules_remove, this::removeSelected);
	}

	private static Button button(Composite parent, String text, Runnable action) {
		Button button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	private void show(List<AlarmRule> wanted) {
		List<AlarmRule> all = List.copyOf(wanted);
		rules.clear();
		rules.addAll(all);
		table.setInput(rules);
		table.refresh();
		rules.forEach(rule -> table.setChecked(rule, rule.enabled()));
		enable();
	}

	private void replace(AlarmRule before, AlarmRule after) {
		rules.set(rules.indexOf(before), after);
		show(rules);
	}

	private Optional<AlarmRule> selected() {
		return table.getStructuredSelection().size() == 1 ? Optional.of((AlarmRule) table.getStructuredSelection().getFirstElement()) : Optional.empty();
	}

	private void add() {
		AlarmRuleDialog dialog = new AlarmRuleDialog(getShell(), null);
		if (dialog.open() == Window.OK) {
			rules.add(dialog.rule());
			show(rules);
		}
	}

	private void editSelected() {
		selected().ifPresent(rule -> {
			AlarmRuleDialog dialog = new AlarmRuleDialog(getShell(), rule);
			if (dialog.open() == Window.OK)
				replace(rule, dialog.rule());
		});
	}

	private void removeSelected() {
		rules.removeAll(table.getStructuredSelection().toList());
		show(rules);
	}

	private void enable() {
		edit.setEnabled(selected().isPresent());
		remove.setEnabled(!table.getStructuredSelection().isEmpty());
	}

	@Override
	protected void performDefaults() {
		show(Alarms.standardRules());
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		List<AlarmRule> wanted = List.copyOf(rules);
		if (table == null || wanted.equals(known))
			return true;
		known = wanted;
		Job.create(Messages.Rules_writing, (ICoreRunnable) monitor -> {
			try {
				alarms.setRules(wanted);
			} catch (IOException e) {
				throw new CoreException(new Status(IStatus.ERROR, UiIds.BUNDLE, e.getMessage(), e));
			}
		}).schedule();
		return true;
	}
}
