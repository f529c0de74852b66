// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.commands;

import java.util.Map;

import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.commands.CompoundCommand;
import org.orrery.diagram.Messages;
import org.orrery.diagram.layout.Placements;
import org.orrery.model.ObjectRef;

/** Moves many objects to the places a layout found, as one step to undo. */
public final class ApplyLayoutCommand extends CompoundCommand {
	public ApplyLayoutCommand(Placements placements, Map<ObjectRef, Point> places) {
		super(Messages.Command_layout);
		places.forEach((ref, place) -> {
			Rectangle before = placements.constraint(ref);
			add(new PlaceCommand(placements.document(), ref, new Rectangle(place.x, place.y, before.width, before.height)));
		});
	}
}
