// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;

/** Writes the elements of one SVG document. */
public final class SvgWriter {
	private static final double POINTS_PER_INCH = 72;

	private final StringBuilder body = new StringBuilder();
	private final Map<List<Double>, String> clips = new LinkedHashMap<>();

	/** An element under way; ends with {@link #end} or {@link #text}. */
	public final class Shape {
		private final String element;

		private Shape(String element) {
			this.element = element;
			body.append('<').append(element);
		}

		Shape attribute(String name, String value) {
			body.append(' ').append(name).append("=\"").append(escape(value)).append('"'); //$NON-NLS-1$
			return this;
		}

		Shape attribute(String name, double value) {
			return attribute(name, number(value));
		}

		/** @param name fill or stroke */
		Shape paint(String name, Color color, int alpha) {
			attribute(name, String.format("#%02x%02x%02x", color.getRed(), color.getGreen(), color.getBlue())); //$NON-NLS-1$
			return alpha >= 255 ? this : attribute(name + "-opacity", alpha / 255.0); //$NON-NLS-1$
		}

		Shape clip(double[] box) {
			List<Double> key = List.of(box[0], box[1], box[2], box[3]);
			String id = clips.computeIfAbsent(key, added -> "c" + (clips.size() + 1)); //$NON-NLS-1$
			return attribute("clip-path", "url(#" + id + ')'); //$NON-NLS-1$ //$NON-NLS-2$
		}

		Shape font(Font font, double scale) {
			FontData data = font.getFontData()[0];
			double pixels = data.getHeight() * font.getDevice().getDPI().y / POINTS_PER_INCH;
			attribute("font-family", data.getName() + ", sans-serif").attribute("font-size", pixels * scale); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			return (data.getStyle() & SWT.BOLD) == 0 ? this : attribute("font-weight", "bold"); //$NON-NLS-1$ //$NON-NLS-2$
		}

		void text(String text) {
			body.append(" xml:space=\"preserve\">").append(escape(text)).append("</").append(element).append(">\n"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}

		void end() {
			body.append("/>\n"); //$NON-NLS-1$
		}
	}

	Shape shape(String element) {
		return new Shape(element);
	}

	/** The whole document. @param title for readers of the screen; @param background of the picture */
	public String document(Rectangle area, String title, Color background) {
		StringBuilder document = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"); //$NON-NLS-1$
		document.append(String.format("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n", area.width, //$NON-NLS-1$
				area.height, area.width, area.height));
		document.append("<title>").append(escape(title)).append("</title>\n"); //$NON-NLS-1$ //$NON-NLS-2$
		if (!clips.isEmpty()) {
			document.append("<defs>\n"); //$NON-NLS-1$
			clips.forEach((box, id) -> document.append(String.format("<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath>\n", //$NON-NLS-1$
					id, number(box.get(0)), number(box.get(1)), number(Math.max(0, box.get(2))), number(Math.max(0, box.get(3))))));
			document.append("</defs>\n"); //$NON-NLS-1$
		}
		document.append(String.format("<rect width=\"100%%\" height=\"100%%\" fill=\"#%02x%02x%02x\"/>\n", background.getRed(), background.getGreen(), //$NON-NLS-1$
				background.getBlue()));
		return document.append(body).append("</svg>\n").toString(); //$NON-NLS-1$
	}

	static String number(double value) {
		return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value); //$NON-NLS-1$
	}

	/** Characters that XML does not allow at all are left out. */
	private static String escape(String text) {
		StringBuilder escaped = new StringBuilder(text.length());
		text.codePoints().forEach(c -> {
			switch (c) {
			case '&' -> escaped.append("&amp;"); //$NON-NLS-1$
			case '<' -> escaped.append("&lt;"); //$NON-NLS-1$
			case '>' -> escaped.append("&gt;"); //$NON-NLS-1$
			case '"' -> escaped.append("&quot;"); //$NON-NLS-1$
			default -> {
				if (c >= 0x20 && c < 0xD800 || c == '\t' || c >= 0xE000 && c < 0xFFFE || c >= 0x10000)
					escaped.appendCodePoint(c);
			}
			}
		});
		return escaped.toString();
	}
}
