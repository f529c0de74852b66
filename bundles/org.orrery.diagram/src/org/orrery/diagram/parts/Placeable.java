// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.Command;

/** A part that a person can put somewhere. */
public interface Placeable {
	boolean isResizable();

	/** @param place at 100 %, relative to what contains it */
	Command placeCommand(Rectangle place);
}
