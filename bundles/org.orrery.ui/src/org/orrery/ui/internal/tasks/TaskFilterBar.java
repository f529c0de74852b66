// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.time.Clock;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.orrery.engine.audit.TaskQuery;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** The field above the tasks, and what is wrong with its text. UI thread. */
final class TaskFilterBar extends Composite {
	private static final int DELAY_MILLIS = 200;

	private final Text field;
	private final Label problem;
	private final Consumer<TaskQuery> sink;
	private final Runnable apply = this::apply;

	TaskFilterBar(Composite parent, IWorkbenchPartSite site, Consumer<TaskQuery> sink) {
		super(parent, SWT.NONE);
		this.sink = sink;
		GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 4).spacing(8, 0).applyTo(this);
		field = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		field.setMessage(Messages.Search_message);
		field.setToolTipText(Messages.Search_tooltip);
		field.setData(UiIds.WIDGET_KEY, "task-filter"); //$NON-NLS-1$
		GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
		problem = new Label(this, SWT.RIGHT);
		problem.setForeground(ThemeColors.get(ThemeColor.ERROR));
		GridDataFactory.swtDefaults().exclude(true).applyTo(problem);
		field.addModifyListener(event -> getDisplay().timerExec(DELAY_MILLIS, apply));
		keepKeysOfTasksAway(site.getService(IContextService.class));
	}

	/** While a person types, space and delete are characters and do not acknowledge or cancel what is selected below. */
	private void keepKeysOfTasksAway(IContextService contexts) {
		IContextActivation[] active = { contexts.activateContext(UiIds.TASKS_CONTEXT) };
		field.addListener(SWT.FocusIn, event -> {
			if (active[0] != null)
				contexts.deactivateContext(active[0]);
			active[0] = null;
		});
		field.addListener(SWT.FocusOut, event -> {
			if (active[0] == null)
				active[0] = contexts.activateContext(UiIds.TASKS_CONTEXT);
		});
	}

	/** @param below gets the focus by the arrow key */
	void leadTo(Control below) {
		field.addListener(SWT.KeyDown, event -> {
			if (event.keyCode == SWT.ARROW_DOWN)
				below.setFocus();
			else if (event.keyCode == SWT.ESC)
				field.setText(""); //$NON-NLS-1$
		});
	}

	/** As if it had been typed, at once. */
	void show(String text) {
		field.setText(text);
		apply();
	}

	Text field() {
		return field;
	}

	private void apply() {
		if (isDisposed())
			return;
		try {
			TaskQuery query = TaskQuery.parse(field.getText(), Clock.systemDefaultZone());
			tell(""); //$NON-NLS-1$
			sink.accept(query);
		} catch (IllegalArgumentException e) { // what was found before stays
			tell(e.getMessage());
		}
	}

	private void tell(String text) {
		problem.setText(text.replace("&", "&&")); //$NON-NLS-1$ //$NON-NLS-2$
		((org.eclipse.swt.layout.GridData) problem.getLayoutData()).exclude = text.isEmpty();
		problem.setVisible(!text.isEmpty());
		layout();
	}
}
