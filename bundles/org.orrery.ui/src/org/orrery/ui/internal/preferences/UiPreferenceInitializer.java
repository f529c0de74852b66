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
	}
}
