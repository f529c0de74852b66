// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import org.eclipse.draw2d.FreeformLayer;
import org.eclipse.draw2d.FreeformLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.MarginBorder;
import org.eclipse.gef.AccessibleEditPart;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.eclipse.swt.accessibility.AccessibleEvent;

/**
 * A part of a drawing whose children are exchanged exactly, one by one: the platform's own comparison is quadratic and refreshes what stays.
 * UI thread.
 */
public abstract class CanvasPart extends AbstractGraphicalEditPart {
	private AccessibleEditPart accessible;

	/** What a screen reader says. */
	protected abstract String spokenName();

	/** @param model of the child, made by the viewer's factory */
	public final void insert(Object model, int index) {
		addChild(createChild(model), index);
	}

	public final void drop(EditPart child) {
		removeChild(child);
	}

	public final void move(EditPart child, int index) {
		reorderChild(child, index);
	}

	/** The ground that boxes stand on, as large as they ask. @param margin around them, pixels at 100 % */
	protected static IFigure ground(int margin) {
		FreeformLayer layer = new FreeformLayer();
		layer.setLayoutManager(new FreeformLayout());
		layer.setBorder(new MarginBorder(margin));
		return layer;
	}

	@Override
	protected void createEditPolicies() {
		// those that have some add their own
	}

	@Override
	protected final AccessibleEditPart getAccessibleEditPart() {
		if (accessible == null)
			accessible = new Accessible();
		return accessible;
	}

	private final class Accessible extends AccessibleGraphicalEditPart {
		@Override
		public void getName(AccessibleEvent event) {
			event.result = spokenName();
		}
	}
}
