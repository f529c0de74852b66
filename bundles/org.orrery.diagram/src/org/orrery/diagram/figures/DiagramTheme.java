// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.orrery.ui.ThemeColor;

/** Colours and fonts of a diagram, from one place for light and dark. The receiver never disposes what it gets. UI thread. */
public interface DiagramTheme {
	Color color(ThemeColor meaning);

	Font font(TextStyle style);

	/** Width and height of a text, pixels at 100 %. Not to be changed by who gets it: it may be remembered. */
	default Dimension extent(String text, TextStyle style) {
		return FigureUtilities.getStringExtents(text, font(style));
	}
}
