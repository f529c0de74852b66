// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.workbench;

import java.lang.reflect.Method;

import org.eclipse.core.runtime.ILog;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.orrery.ui.ThemeColors;

/**
 * Lets GTK draw what CSS does not reach (menu bar, scroll bars, popups) in the dark or light variant of its theme. The platform has a bundle
 * for this that is made for e4 applications; what it does is the one call here, which other window systems do not have. Buttons and the like
 * are left to GTK as well: a colour of the style sheet would be that of disabled ones, too. UI thread.
 */
public final class NativeTheme {
	/** A widget with this is passed over by the platform's style sheets. */
	private static final String UNSTYLED = "org.eclipse.e4.ui.css.disabled"; //$NON-NLS-1$

	private NativeTheme() {
	}

	/** From now on, and at each change of the theme. */
	public static void follow() {
		apply();
		ThemeColors.addListener(NativeTheme::apply);
	}

	/** Keeps the style sheets off what is made from now on and drawn by GTK. Before there is any window. */
	public static void keepWidgets() {
		if (!SWT.getPlatform().equals("gtk")) //$NON-NLS-1$
			return;
		Display.getCurrent().addFilter(SWT.Skin, event -> { // before the style sheets get it
			if (event.widget instanceof Button || event.widget instanceof Combo || event.widget instanceof Spinner || event.widget instanceof ToolItem
					|| event.widget instanceof ToolBar)
				event.widget.setData(UNSTYLED, Boolean.TRUE);
		});
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
