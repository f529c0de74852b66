// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ImageRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;

/**
 * The console's own drawings: SVG on a 16 grid with one stroke weight, states as overlays at the bottom right. Drawn for the zoom and the
 * theme in use. Images are shared and live as long as the display: do not dispose them. UI thread.
 */
public final class Images {
	private static final Pattern SIZE = Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\""); //$NON-NLS-1$
	private static final String STROKE = "#7b8da4"; //$NON-NLS-1$
	private static final String STROKE_LIGHT = "#4b5d73"; //$NON-NLS-1$
	private static final String STROKE_DARK = "#b3c0cf"; //$NON-NLS-1$
	/** Leaves a free corner for the overlay, so that its shape stays legible on any drawing. */
	private static final String CORNER = "<clipPath id=\"corner\"><path d=\"M0 0H16V6.7H8.900A2.2 2.2 0 0 0 6.7 8.900V16H0Z\"/></clipPath>"; //$NON-NLS-1$
	/** The corner at the top right, for the mark of an alarm. */
	private static final String ALARM_CORNER = "<clipPath id=\"alarmed\"><path d=\"M0 0H7.400V7.400H16V16H0Z\"/></clipPath>"; //$NON-NLS-1$
	private static final Map<String, String> SOURCES = new ConcurrentHashMap<>();

	private Images() {
	}

	/** @param key name below icons/, without ending, e.g. "host", "state/failed" */
	public static Image image(String key) {
		return image(key, null);
	}

	/** @param overlay name below icons/overlay/, e.g. "running"; null: none */
	public static Image image(String key, String overlay) {
		String id = UiIds.BUNDLE + '/' + key + '+' + overlay + (ThemeColors.isDark() ? "@dark" : ""); //$NON-NLS-1$ //$NON-NLS-2$
		ImageRegistry registry = JFaceResources.getImageRegistry();
		Image known = registry.get(id);
		if (known != null)
			return known;
		registry.put(id, descriptor(key, overlay));
		return registry.get(id);
	}

	/** The same with the mark of an alarm at the top right. @param mark null: none */
	public static Image image(String key, String overlay, AlarmMark mark) {
		if (mark == null)
			return image(key, overlay);
		String id = UiIds.BUNDLE + '/' + key + '+' + overlay + '!' + mark + (ThemeColors.isDark() ? "@dark" : ""); //$NON-NLS-1$ //$NON-NLS-2$
		ImageRegistry registry = JFaceResources.getImageRegistry();
		Image known = registry.get(id);
		if (known != null)
			return known;
		String drawing = overlay == null ? source(key) : composed(source(key), source("overlay/" + overlay)); //$NON-NLS-1$
		registry.put(id, descriptorOf(alarmed(drawing, source("overlay/" + mark.overlay())))); //$NON-NLS-1$
		return registry.get(id);
	}

	private static String alarmed(String base, String mark) {
		int start = base.indexOf('>') + 1;
		return base.substring(0, start) + ALARM_CORNER + "<g clip-path=\"url(#alarmed)\">" + base.substring(start).replace("</svg>", "</g>") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				+ "<g transform=\"translate(8.300 -.2) scale(.95)\">" + mark.substring(mark.indexOf('>') + 1).replace("</svg>", "</g></svg>"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	public static ImageDescriptor descriptor(String key) {
		return descriptor(key, null);
	}

	public static ImageDescriptor descriptor(String key, String overlay) {
		return descriptorOf(overlay == null ? source(key) : composed(source(key), source("overlay/" + overlay))); //$NON-NLS-1$
	}

	private static ImageDescriptor descriptorOf(String drawing) {
		String stroke = ThemeColors.isDark() ? STROKE_DARK : STROKE_LIGHT;
		String coloured = drawing.replace(STROKE, stroke);
		return ImageDescriptor.createFromImageDataProvider(zoom -> render(coloured, zoom));
	}

	private static String composed(String base, String overlay) {
		int start = base.indexOf('>') + 1;
		return base.substring(0, start) + CORNER + "<g clip-path=\"url(#corner)\">" + base.substring(start).replace("</svg>", "</g>") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				+ "<g transform=\"translate(8 8)\">" + overlay.substring(overlay.indexOf('>') + 1).replace("</svg>", "</g></svg>"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static ImageData render(String svg, int zoom) {
		Matcher size = SIZE.matcher(svg);
		String scaled = !size.find() ? svg
				: size.replaceFirst("width=\"" + pixels(size.group(1), zoom) + "\" height=\"" + pixels(size.group(2), zoom) + '"'); //$NON-NLS-1$ //$NON-NLS-2$
		return new ImageData(new ByteArrayInputStream(scaled.getBytes(StandardCharsets.UTF_8)));
	}

	private static int pixels(String points, int zoom) {
		return Integer.parseInt(points) * zoom / 100;
	}

	private static String source(String key) {
		return SOURCES.computeIfAbsent(key, Images::read);
	}

	private static String read(String key) {
		String path = "/icons/" + key + ".svg"; //$NON-NLS-1$ //$NON-NLS-2$
		try (InputStream stream = Images.class.getResourceAsStream(path)) {
			if (stream == null)
				throw new IllegalArgumentException("No drawing " + path + " in this bundle"); //$NON-NLS-1$ //$NON-NLS-2$
			return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
