// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.orrery.hypervisor.Annotations;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.UiIds;

/** Tags as chips and notes to type in; Ctrl+Enter saves. What is being typed stays when news of the object come. UI thread. */
final class NotesPane {
	private final Composite pane;
	private final Composite chips;
	private final Text text;
	private final Button save;
	private Writing shown;
	private List<String> drawn = List.of();

	NotesPane(Composite parent, Writing writing) {
		pane = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 8).applyTo(pane);
		chips = new Composite(pane, SWT.NONE);
		RowLayout flow = new RowLayout(SWT.HORIZONTAL);
		flow.marginLeft = 0;
		flow.center = true;
		chips.setLayout(flow);
		GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(chips);
		button(Messages.Notes_tags, "properties-tags", () -> shown.editTags(pane.getShell())); //$NON-NLS-1$
		text = new Text(pane, SWT.MULTI | SWT.BORDER | SWT.WRAP | SWT.V_SCROLL);
		text.setTextLimit(Annotations.MAXIMUM_NOTES);
		text.setData(UiIds.WIDGET_KEY, "properties-notes"); //$NON-NLS-1$
		text.setToolTipText(Messages.Notes_hint);
		text.addListener(SWT.Modify, event -> refreshSave());
		text.addListener(SWT.Traverse, event -> {
			if (event.detail == SWT.TRAVERSE_RETURN && (event.stateMask & SWT.MOD1) != 0)
				save();
		});
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(120, 110).applyTo(text);
		Label space = new Label(pane, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(space);
		save = button(Messages.Notes_save, "properties-notes-save", this::save); //$NON-NLS-1$
		show(writing);
	}

	private Button button(String words, String key, Runnable action) {
		Button button = new Button(pane, SWT.PUSH);
		button.setText(words);
		button.setData(UiIds.WIDGET_KEY, key);
		button.addListener(SWT.Selection, event -> action.run());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.TOP).applyTo(button);
		return button;
	}

	Composite control() {
		return pane;
	}

	/** The same object as before, perhaps with other words. */
	void show(Writing writing) {
		boolean typed = shown != null && !text.getText().equals(shown.notes());
		shown = writing;
		if (!typed && !text.getText().equals(writing.notes()))
			text.setText(writing.notes());
		if (chips.getChildren().length == 0 || !drawn.equals(writing.tags()))
			drawChips(writing.tags());
		refreshSave();
	}

	private void drawChips(List<String> tags) {
		for (Control child : chips.getChildren())
			child.dispose();
		tags.forEach(tag -> new TagChip(chips, tag));
		if (tags.isEmpty()) {
			Label none = new Label(chips, SWT.NONE);
			none.setText(Messages.Notes_noTags);
			ThemeColors.mute(none);
		}
		drawn = tags;
		pane.layout(true, true);
	}

	private void refreshSave() {
		save.setEnabled(!text.getText().equals(shown.notes()));
	}

	private void save() {
		if (save.isEnabled())
			shown.saveNotes(pane.getShell(), text.getText());
	}
}
