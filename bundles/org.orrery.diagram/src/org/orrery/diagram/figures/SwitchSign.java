// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;

/** A switch: three stations on one wire. */
public final class SwitchSign {
	private SwitchSign() {
	}

	/** In the colours of the graphics, which the caller restores. @param box square, about 14 pixels */
	public static void paint(Graphics graphics, Rectangle box) {
		graphics.setAntialias(SWT.ON);
		int middle = box.y + box.height / 2;
		graphics.setLineWidth(2);
		graphics.drawLine(box.x, middle, box.right(), middle);
		graphics.drawLine(box.x + 3, middle, box.x + 3, box.bottom() - 3);
		graphics.drawLine(box.right() - 3, middle, box.right() - 3, box.bottom() - 3);
		graphics.drawLine(box.x + box.width / 2, box.y + 3, box.x + box.width / 2, middle);
		graphics.fillRectangle(box.x + 1, box.bottom() - 4, 5, 4);
		graphics.fillRectangle(box.right() - 5, box.bottom() - 4, 5, 4);
		graphics.fillRectangle(box.x + box.width / 2 - 2, box.y, 5, 4);
	}
}
