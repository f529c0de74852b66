// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.orrery.ui.ThemeColor;

/**
 * The theme on a display: the console's colours, and fonts derived from the system font. Works without a workbench, for exports. Dispose
 * it with the last figure that uses it. UI thread.
 */
public final class DisplayTheme implements DiagramTheme {
	private static final int HEX = 16;
	private static final int SMALLEST = 7;
	/** Texts whose size is remembered: more than stand on any screen. */
	private static final int REMEMBERED = 8192;

	private final Display display;
	private final BooleanSupplier dark;
	private final LocalResourceManager resources;
	private final Map<TextStyle, Font> fonts = new EnumMap<>(TextStyle.class);
	private final Map<ThemeColor, Color> colors = new EnumMap<>(ThemeColor.class);
	private final Map<Measured, Dimension> extents = new LinkedHashMap<>(256, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<Measured, Dimension> eldest) {
			return size() > REMEMBERED;
		}
	};
	private boolean wasDark;

	private record Measured(String text, TextStyle style) {
	}

	/** @param dark which of the two themes is in use; asked again by {@link #refresh} */
	public DisplayTheme(Display display, BooleanSupplier dark) {
		this.display = display;
		this.dark = dark;
		this.resources = new LocalResourceManager(JFaceResources.getResources(display));
		wasDark = dark.getAsBoolean();
	}

	@Override
	public Color color(ThemeColor meaning) {
		return colors.computeIfAbsent(meaning, this::create);
	}

	@Override
	public Font font(TextStyle style) {
		return fonts.computeIfAbsent(style, this::derive);
	}

	/** Remembered: asking the platform takes as long as drawing. */
	@Override
	public Dimension extent(String text, TextStyle style) {
		return extents.computeIfAbsent(new Measured(text, style), measured -> DiagramTheme.super.extent(text, style));
	}

	/** Takes the colours of the theme in use now; figures show them at their next painting. */
	public void refresh() {
		if (wasDark == dark.getAsBoolean())
			return;
		wasDark = !wasDark;
		colors.clear();
	}

	public void dispose() {
		resources.dispose();
		fonts.clear();
		colors.clear();
		extents.clear();
	}

	/** Of the theme that was taken last: one that is asked for just before the next is taken must not be of another. */
	private Color create(ThemeColor meaning) {
		int rgb = Integer.parseInt(meaning.value(wasDark).substring(1), HEX);
		return resources.createColor(new RGB(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff));
	}

	private Font derive(TextStyle style) {
		FontData system = display.getSystemFont().getFontData()[0];
		int height = Math.max(SMALLEST, (int) Math.round(system.getHeight() * style.scale()));
		return resources.createFont(FontDescriptor.createFrom(system.getName(), height, style.bold() ? SWT.BOLD : SWT.NORMAL));
	}
}
