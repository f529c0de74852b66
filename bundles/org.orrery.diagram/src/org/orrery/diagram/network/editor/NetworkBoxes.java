// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.orrery.diagram.canvas.SpatialNavigator;
import org.orrery.diagram.network.parts.NodePart;

/** Arrow keys go to every figure of a design; a box counts as its title. */
final class NetworkBoxes implements SpatialNavigator.Boxes {
	@Override
	public boolean isReached(GraphicalEditPart part) {
		return part instanceof NodePart;
	}

	@Override
	public boolean isFirst(GraphicalEditPart part) {
		return part instanceof NodePart;
	}

	@Override
	public Rectangle box(GraphicalEditPart part) {
		return ((NodePart) part).figure().nameBounds();
	}
}
