// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.orrery.ui.ThemeColor;

/** Colours and fonts of a diagram, from one place for light and dark. The receiver never disposes what it gets. UI thread. */
public interface DiagramTheme {
	Color color(ThemeColor meaning);

	Font font(TextStyle style);
}
