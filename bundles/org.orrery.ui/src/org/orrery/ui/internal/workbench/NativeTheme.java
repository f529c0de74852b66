// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import java.lang.reflect.Method;

import org.eclipse.core.runtime.ILog;
import org.orrery.ui.ThemeColors;

/**
 * Lets GTK draw what CSS does not reach (menu bar, scroll bars, popups) in the dark or light variant of its theme. The platform has a bundle
 * for this that is made for e4 applications; what it does is the one call here, which other window systems do not have.
 */
public final class NativeTheme {
	private NativeTheme() {
	}

	/** From now on, and at each change of the theme. */
	public static void follow() {
		apply();
		ThemeColors.addListener(NativeTheme::apply);
	}

	private static void apply() {
		try {
			Class<?> gtk = Class.forName("org.eclipse.swt.internal.gtk.OS", false, org.eclipse.swt.SWT.class.getClassLoader()); //$NON-NLS-1$
			Method prefer = gtk.getMethod("setDarkThemePreferred", boolean.class); //$NON-NLS-1$
			prefer.invoke(null, ThemeColors.isDark());
		} catch (ClassNotFoundException e) {
			// not GTK: the window system follows its own setting
		} catch (ReflectiveOperationException e) {
			ILog.of(NativeTheme.class).info("GTK keeps its own theme variant", e); //$NON-NLS-1$
		}
	}
}
