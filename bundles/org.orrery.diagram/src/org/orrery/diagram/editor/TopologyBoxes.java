// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.orrery.diagram.canvas.SpatialNavigator;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.GroupEditPart;
import org.orrery.diagram.parts.HostEditPart;

/** Arrow keys go to everything but clusters, and begin at a host, which counts as its header: its VMs lie below. */
final class TopologyBoxes implements SpatialNavigator.Boxes {
	@Override
	public boolean isReached(GraphicalEditPart part) {
		return part instanceof AbstractNodeEditPart<?, ?> && !(part instanceof GroupEditPart);
	}

	@Override
	public boolean isFirst(GraphicalEditPart part) {
		return part instanceof HostEditPart;
	}

	@Override
	public Rectangle box(GraphicalEditPart part) {
		return part instanceof HostEditPart host ? host.nodeFigure().headerBounds() : part.getFigure().getBounds();
	}
}
