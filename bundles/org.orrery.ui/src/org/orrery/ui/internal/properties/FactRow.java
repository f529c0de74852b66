// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.internal.widgets.Sparkline;

/** The widgets of one fact, which show another one when another one has its place. UI thread. */
final class FactRow {
	private final Label name;
	private final Text value;
	private final Sparkline course;

	FactRow(Composite parent) {
		name = new Label(parent, SWT.NONE);
		ThemeColors.mute(name);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.TOP).applyTo(name);
		value = new Text(parent, SWT.READ_ONLY | SWT.WRAP | SWT.MULTI);
		value.setBackground(parent.getBackground());
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(value);
		course = new Sparkline(parent);
		course.setToolTipText(Messages.Use_course);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(120, SWT.DEFAULT).applyTo(course);
	}

	/** @return whether the page may need more or less room now */
	boolean show(Fact fact) {
		boolean resized = setVisible(name, true) | setVisible(value, true) | setVisible(course, fact.course() != null);
		if (!name.getText().equals(fact.name())) {
			name.setText(fact.name());
			resized = true;
		}
		String before = value.getText();
		if (!before.equals(fact.value())) {
			resized |= fact.value().length() > before.length();
			value.setText(fact.value());
		}
		value.setToolTipText(fact.tooltip());
		if (fact.course() != null)
			course.show(fact.course().values(), fact.course().top());
		return resized;
	}

	/** @return whether it was there */
	boolean hide() {
		return setVisible(name, false) | setVisible(value, false) | setVisible(course, false);
	}

	private static boolean setVisible(Control control, boolean visible) {
		GridData data = (GridData) control.getLayoutData();
		if (data.exclude != visible)
			return false;
		data.exclude = !visible;
		control.setVisible(visible);
		return true;
	}
}
