// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.orrery.ui.ThemeColors;

/** The themes that the console is drawn for. UI thread. */
public enum Theme {
	LIGHT("org.eclipse.e4.ui.css.theme.e4_default"), DARK("org.eclipse.e4.ui.css.theme.e4_dark"); //$NON-NLS-1$ //$NON-NLS-2$

	private final String id;

	Theme(String id) {
		this.id = id;
	}

	static Theme current() {
		return ThemeColors.isDark() ? DARK : LIGHT;
	}

	/** Now, and at the next start. */
	public void apply() {
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		if (engine != null && (engine.getActiveTheme() == null || !id.equals(engine.getActiveTheme().getId())))
			engine.setTheme(id, true);
	}
}
