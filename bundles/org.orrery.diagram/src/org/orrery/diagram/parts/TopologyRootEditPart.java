// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.LayeredPane;
import org.eclipse.draw2d.ScalableFreeformLayeredPane;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editparts.ScalableFreeformRootEditPart;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.NodeFigure;

/** The canvas: zooms, has a layer for links behind the boxes, and tells the figures how much to show. */
public final class TopologyRootEditPart extends ScalableFreeformRootEditPart {
	/** Links to networks and datastores, behind everything. */
	public static final String LINKS_LAYER = "Links"; //$NON-NLS-1$
	private static final double[] LEVELS = { .1, .25, .35, .5, .75, 1, 1.25, 1.5, 2 };

	private DetailLevel detail = DetailLevel.FULL;

	public TopologyRootEditPart() {
		getZoomManager().setZoomLevels(LEVELS);
		getZoomManager().addZoomListener(zoom -> setDetail(DetailLevel.of(zoom)));
	}

	public DetailLevel detail() {
		return detail;
	}

	private void setDetail(DetailLevel level) {
		if (detail == level)
			return;
		detail = level;
		if (getContents() != null)
			tell(((GraphicalEditPart) getContents()).getFigure());
	}

	private void tell(IFigure figure) {
		if (figure instanceof NodeFigure node)
			node.setDetail(detail);
		for (Object child : figure.getChildren())
			tell((IFigure) child);
	}

	@Override
	protected ScalableFreeformLayeredPane createScaledLayers() {
		ScalableFreeformLayeredPane layers = new TransformedPane();
		FreeformLayer links = new FreeformLayer();
		links.setEnabled(false);
		layers.add(links, LINKS_LAYER, -1);
		layers.add(getPrintableLayers(), PRINTABLE_LAYERS);
		layers.add(new FreeformLayer(), SCALED_FEEDBACK_LAYER);
		return layers;
	}

	/** What belongs on a picture of the diagram: links, boxes, arrows; no handles, no feedback. */
	public LayeredPane pictureLayers() {
		return getScaledLayers();
	}

	/** Scales by a transform of the graphics, which keeps text and lines in proportion at every zoom. */
	private static final class TransformedPane extends ScalableFreeformLayeredPane {
		@Override
		protected void paintClientArea(Graphics graphics) {
			if (getChildren().isEmpty())
				return;
			if (getScale() == 1.0) {
				paintChildren(graphics);
				return;
			}
			graphics.pushState();
			graphics.scale(getScale());
			// After each child the graphics go back to the state pushed last: that one has to be scaled.
			graphics.pushState();
			paintChildren(graphics);
			graphics.popState();
			graphics.popState();
		}
	}
}
