// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.jface.preference.RadioGroupFieldEditor;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.orrery.ui.UiIds;

/** Theme and confirmations. */
public final class GeneralPage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	public GeneralPage() {
		super(GRID);
	}

	@Override
	public void init(IWorkbench workbench) {
		ScopedPreferenceStore store = new ScopedPreferenceStore(InstanceScope.INSTANCE, UiIds.BUNDLE);
		store.setValue(UiPreferences.THEME, Theme.current().name()); // it may have been changed elsewhere: the theme engine knows
		setPreferenceStore(store);
	}

	@Override
	protected void createFieldEditors() {
		addField(new RadioGroupFieldEditor(UiPreferences.THEME, Messages.General_theme, 2,
				new String[][] { { Messages.General_light, Theme.LIGHT.name() }, { Messages.General_dark, Theme.DARK.name() } },
				getFieldEditorParent(), true));
		addField(new BooleanFieldEditor(UiPreferences.CONFIRM_MIGRATION, Messages.General_confirmMigration, getFieldEditorParent()));
	}

	@Override
	public boolean performOk() {
		boolean saved = super.performOk();
		Theme.valueOf(getPreferenceStore().getString(UiPreferences.THEME)).apply();
		return saved;
	}
}
