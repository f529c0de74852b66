// SPDX-License-Identifier: EPL-2.0
package org.eclipse.ui.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.widgets.Display;

/**
 * The workbench dropped this internal class after GEF 3.2 was compiled against it; GEF's palette shows these cursors while it is dragged
 * to another side of the editor. The codes are those compiled into GEF. UI thread only; the cursors belong to the display.
 */
public final class DragCursors {
	public static final int INVALID = 0;
	public static final int LEFT = 1;
	public static final int RIGHT = 2;
	public static final int TOP = 3;
	public static final int BOTTOM = 4;
	public static final int CENTER = 5;

	private DragCursors() {
	}

	public static Cursor getCursor(int code) {
		int style = switch (code) {
		case LEFT -> SWT.CURSOR_SIZEW;
		case RIGHT -> SWT.CURSOR_SIZEE;
		case TOP -> SWT.CURSOR_SIZEN;
		case BOTTOM -> SWT.CURSOR_SIZES;
		case CENTER -> SWT.CURSOR_SIZEALL;
		default -> SWT.CURSOR_NO;
		};
		return Display.getCurrent().getSystemCursor(style);
	}
}
