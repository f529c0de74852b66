// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.policies;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.PositionConstants;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editpolicies.ResizableEditPolicy;
import org.eclipse.gef.handles.ResizeHandle;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.OutlineFigure;

/** A box that can be moved, and widened by one handle where that makes sense; its height follows its contents. */
final class BoxSelectionPolicy extends ResizableEditPolicy {
	private final boolean resizable;

	BoxSelectionPolicy(boolean resizable) {
		this.resizable = resizable;
		setResizeDirections(resizable ? PositionConstants.EAST : PositionConstants.NONE);
	}

	@Override
	@SuppressWarnings("rawtypes")
	protected List createSelectionHandles() {
		List<Object> handles = new ArrayList<>();
		if (resizable)
			handles.add(new ResizeHandle((GraphicalEditPart) getHost(), PositionConstants.EAST));
		return handles;
	}

	@Override
	protected IFigure createDragSourceFeedbackFigure() {
		IFigure outline = new OutlineFigure(((NodeFigure) getHostFigure()).theme(), ""); //$NON-NLS-1$
		outline.setBounds(getInitialFeedbackBounds());
		addFeedback(outline);
		return outline;
	}

	@Override
	protected void showFocus() {
		// selection and focus look alike
	}
}
