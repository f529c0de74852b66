// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.policies;

import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.editpolicies.NonResizableEditPolicy;
import org.eclipse.gef.requests.ChangeBoundsRequest;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.OutlineFigure;
import org.orrery.diagram.figures.VmFigure;

/** A VM being dragged: an outline follows the mouse. Its own figure shows the selection, so there are no handles. */
final class LiftedVmPolicy extends NonResizableEditPolicy {
	private static final int BESIDE_X = 12;
	private static final int BESIDE_Y = 24;
	private static final int STACKED = 6;

	@Override
	@SuppressWarnings("rawtypes")
	protected List createSelectionHandles() {
		return List.of();
	}

	@Override
	protected IFigure createDragSourceFeedbackFigure() {
		IFigure outline = new OutlineFigure(((NodeFigure) getHostFigure()).theme(), name());
		outline.setBounds(getInitialFeedbackBounds());
		addFeedback(outline);
		return outline;
	}

	private String name() {
		return getHostFigure() instanceof VmFigure vm ? vm.name() : ""; //$NON-NLS-1$
	}

	/** Beside the pointer, where it covers neither the pointer's target nor what a host says in its header. */
	@Override
	protected void showChangeBoundsFeedback(ChangeBoundsRequest request) {
		IFigure outline = getDragSourceFeedbackFigure();
		if (request.getLocation() == null)
			return;
		Rectangle place = getInitialFeedbackBounds().getCopy();
		getHostFigure().translateToAbsolute(place);
		int index = Math.max(0, request.getEditParts().indexOf(getHost()));
		place.setLocation(request.getLocation().x + BESIDE_X + index * STACKED, request.getLocation().y + BESIDE_Y + index * STACKED);
		outline.translateToRelative(place);
		outline.setBounds(place);
	}

	@Override
	protected void showFocus() {
		// selection and focus look alike
	}
}
