// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.orrery.ui.UiIds;

/** Defaults of the workbench's preferences. */
public final class UiPreferenceInitializer extends AbstractPreferenceInitializer {
	@Override
	public void initializeDefaultPreferences() {
		IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(UiIds.BUNDLE);
		defaults.putBoolean(UiPreferences.CONFIRM_MIGRATION, true);
		defaults.put(UiPreferences.THEME, Theme.LIGHT.name());
		// tabs with whole titles and a list of the others, rather than with one letter each
		DefaultScope.INSTANCE.getNode("org.eclipse.e4.ui.workbench.renderers.swt").putBoolean("SHOW_FULL_TEXT_FOR_VIEW_TABS", true); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
