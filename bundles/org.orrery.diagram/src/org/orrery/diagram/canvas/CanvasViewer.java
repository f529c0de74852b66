// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import org.eclipse.gef.EditDomain;
import org.eclipse.gef.ui.parts.DomainEventDispatcher;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.swt.events.MouseEvent;

/** The canvas of a drawing. A press ends what the mouse rested for: no card of information stays in the way of a drag. */
public final class CanvasViewer extends ScrollingGraphicalViewer {
	private Dispatcher dispatcher;

	@Override
	public void setEditDomain(EditDomain domain) {
		super.setEditDomain(domain);
		dispatcher = new Dispatcher(domain);
		getLightweightSystem().setEventDispatcher(dispatcher);
	}

	@Override
	protected DomainEventDispatcher getEventDispatcher() {
		return dispatcher;
	}

	private final class Dispatcher extends DomainEventDispatcher {
		Dispatcher(EditDomain domain) {
			super(domain, CanvasViewer.this);
		}

		@Override
		public void dispatchMousePressed(MouseEvent event) {
			getToolTipHelper().updateToolTip(null, null, 0, 0);
			super.dispatchMousePressed(event);
		}
	}
}
