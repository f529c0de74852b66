// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.event.EventHandler;

/** Semantic colours of the theme in use. Colours need no disposal. UI thread. */
public final class ThemeColors {
	/** Twelve hues that stay apart for colour-blind eyes when neighbours are compared: networks, VLANs, tenants. */
	private static final String[] HUES = { "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#8c7ae6", "#9a8c00", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$
			"#7f4f24", "#3d9a9a", "#a3386c", "#6b7d94" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	private static final String DARK = "dark"; //$NON-NLS-1$
	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();
	private static EventHandler themeChanges;

	private ThemeColors() {
	}

	public static Color get(ThemeColor meaning) {
		return parse(meaning.value(isDark()));
	}

	/** For text of less weight. The dark theme colours labels by its own rules, so it has one for these too. UI thread. */
	public static void mute(Control text) {
		text.setForeground(get(ThemeColor.TEXT_MUTED));
		text.setData("org.eclipse.e4.ui.css.CssClassName", "muted"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** One of twelve hues, the same for the same number. */
	public static Color hue(int number) {
		return parse(HUES[Math.floorMod(number, HUES.length)]);
	}

	public static boolean isDark() {
		if (!PlatformUI.isWorkbenchRunning())
			return false;
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		ITheme theme = engine == null ? null : engine.getActiveTheme();
		return theme != null && theme.getId().contains(DARK);
	}

	/** Runs on the UI thread after the theme has changed; remove it with the part. */
	public static void addListener(Runnable listener) {
		if (themeChanges == null) {
			themeChanges = event -> Display.getDefault().asyncExec(() -> LISTENERS.forEach(Runnable::run));
			PlatformUI.getWorkbench().getService(IEventBroker.class).subscribe(IThemeEngine.Events.THEME_CHANGED, themeChanges);
		}
		LISTENERS.add(listener);
	}

	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}

	private static Color parse(String text) {
		int rgb = Integer.parseInt(text.substring(1), 16);
		return new Color(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
	}
}
