// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.preferences;

import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.orrery.ui.ThemeColors;

/** The themes that the console is drawn for. UI thread. */
public enum Theme {
	LIGHT("org.eclipse.e4.ui.css.theme.e4_default"), DARK("org.eclipse.e4.ui.css.theme.e4_dark"); //$NON-NLS-1$ //$NON-NLS-2$

	private static final String WISH = "orrery.theme"; //$NON-NLS-1$

	private final String id;

	Theme(String id) {
		this.id = id;
	}

	static Theme current() {
		return ThemeColors.isDark() ? DARK : LIGHT;
	}

	/** For this start only, when it was started with -Dorrery.theme=light or dark; another word is passed over with a word in the log. */
	public static void applyWished() {
		String wished = System.getProperty(WISH, ""); //$NON-NLS-1$
		for (Theme theme : values())
			if (theme.name().equalsIgnoreCase(wished))
				theme.apply(false);
		if (!wished.isEmpty() && !wished.matches("(?i)light|dark")) //$NON-NLS-1$
			ILog.of(Theme.class).warn("-D" + WISH + "=" + wished + ": light or dark was expected"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** Now, and at the next start. */
	public void apply() {
		apply(true);
	}

	private void apply(boolean forGood) {
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		if (engine != null && (engine.getActiveTheme() == null || !id.equals(engine.getActiveTheme().getId())))
			engine.setTheme(id, forGood);
	}
}
