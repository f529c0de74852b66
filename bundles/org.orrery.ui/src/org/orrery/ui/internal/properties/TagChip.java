// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;

/** One tag in a rounded box. */
final class TagChip extends Canvas {
	private static final int PADDING = 7;
	private static final int RADIUS = 8;
	private static final int MOST_CHARACTERS = 40;

	private final String tag;

	TagChip(Composite parent, String tag) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.tag = tag.length() > MOST_CHARACTERS ? tag.substring(0, MOST_CHARACTERS) + '\u2026' : tag;
		setToolTipText(tag);
		addListener(SWT.Paint, this::paint);
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		GC gc = new GC(this);
		Point text = gc.textExtent(tag);
		gc.dispose();
		return new Point(text.x + 2 * PADDING, text.y + 4);
	}

	private void paint(Event event) {
		Rectangle area = getClientArea();
		event.gc.setAntialias(SWT.ON);
		event.gc.setBackground(ThemeColors.get(ThemeColor.ACCENT_FILL));
		event.gc.fillRoundRectangle(0, 0, area.width - 1, area.height - 1, RADIUS, RADIUS);
		event.gc.setForeground(ThemeColors.get(ThemeColor.ACCENT));
		event.gc.drawRoundRectangle(0, 0, area.width - 1, area.height - 1, RADIUS, RADIUS);
		event.gc.setForeground(ThemeColors.get(ThemeColor.TEXT));
		event.gc.drawText(tag, PADDING, 2, true);
	}
}
