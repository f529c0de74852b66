// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.policies;

import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.editpolicies.NonResizableEditPolicy;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.OutlineFigure;

/** A VM being dragged: an outline follows the mouse. Its own figure shows the selection, so there are no handles. */
final class LiftedVmPolicy extends NonResizableEditPolicy {
	@Override
	@SuppressWarnings("rawtypes")
	protected List createSelectionHandles() {
		return List.of();
	}

	@Override
	protected IFigure createDragSourceFeedbackFigure() {
		IFigure outline = new OutlineFigure(((NodeFigure) getHostFigure()).theme());
		outline.setBounds(getInitialFeedbackBounds());
		addFeedback(outline);
		return outline;
	}

	@Override
	protected void showFocus() {
		// selection and focus look alike
	}
}
