// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.FreeformFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Listener;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.model.ModelThread;
import org.orrery.ui.UiPulse;

/**
 * Until a person touches the diagram, all of it is in view: hosts come in one by one after the start, and the window gets its size late.
 * From the first press, key or turn of the wheel on, the view is theirs. UI thread.
 */
final class OpeningView {
	private static final double LARGEST = 1;
	private static final double SMALLEST = 0.2;
	private static final int MARGIN = 2 * NodeFigure.STEP;
	private static final int[] TOUCHES = { SWT.MouseDown, SWT.KeyDown, SWT.MouseWheel };

	private final GraphicalViewer viewer;
	private final UiPulse pulse;
	private final Listener resized = event -> changed();
	private final Listener touched = event -> end();
	private boolean open = true;

	OpeningView(GraphicalViewer viewer, ModelThread uiThread) {
		this.viewer = viewer;
		this.pulse = new UiPulse(uiThread, 0, this::fit);
		viewer.getControl().addListener(SWT.Resize, resized);
		for (int touch : TOUCHES)
			viewer.getControl().addListener(touch, touched);
	}

	/** Boxes came, went or moved. */
	void changed() {
		if (open)
			pulse.request();
	}

	/** The view belongs to the person now. */
	void end() {
		open = false;
		pulse.stop();
	}

	private void fit() {
		if (!(viewer.getControl() instanceof FigureCanvas canvas) || canvas.isDisposed())
			return;
		viewer.flush();
		TopologyRootEditPart root = (TopologyRootEditPart) viewer.getRootEditPart();
		Rectangle extent = ((FreeformFigure) root.getLayer(LayerConstants.PRIMARY_LAYER)).getFreeformExtent().getCopy();
		org.eclipse.swt.graphics.Rectangle room = canvas.getClientArea();
		if (extent.isEmpty() || room.isEmpty())
			return;
		double fitting = Math.min((double) room.width / (extent.right() + MARGIN), (double) room.height / (extent.bottom() + MARGIN));
		ZoomManager zoom = root.getZoomManager();
		zoom.setZoom(Math.clamp(fitting, SMALLEST, LARGEST));
		canvas.scrollTo(0, 0);
	}
}
