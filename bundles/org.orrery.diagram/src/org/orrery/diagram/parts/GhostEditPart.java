// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.List;

import org.eclipse.draw2d.ChopboxAnchor;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.LayerConstants;
import org.orrery.diagram.figures.GhostFigure;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.MigrationArrow;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.Words;

/** The outline of a VM on its way, joined with where it still runs. */
public final class GhostEditPart extends AbstractNodeEditPart<IncomingVm, GhostFigure> {
	private MigrationArrow arrow;

	GhostEditPart(TopologyContext context, IncomingVm incoming) {
		super(context, incoming);
	}

	@Override
	protected GhostFigure createNodeFigure() {
		return new GhostFigure(context().theme(), model().name());
	}

	@Override
	protected void update() {
		String text = context().migrations().of(model().vm()).map(TaskRecord::fraction).filter(fraction -> fraction >= 0).map(Words::percent)
				.orElse(""); //$NON-NLS-1$
		join();
		if (arrow != null)
			arrow.setText(text);
	}

	/** The figure at the source may come later than this one, or be hidden in a collapsed host. */
	private void join() {
		GraphicalEditPart source = (GraphicalEditPart) context().fleet().find(model().vm()).map(getViewer().getEditPartRegistry()::get).orElse(null);
		if (source == null) {
			unjoin();
		} else if (arrow == null) {
			arrow = new MigrationArrow(context().theme());
			arrow.setSourceAnchor(new ChopboxAnchor(source.getFigure()));
			arrow.setTargetAnchor(new ChopboxAnchor(getFigure()));
			getLayer(LayerConstants.CONNECTION_LAYER).add(arrow);
		} else if (arrow.getSourceAnchor().getOwner() != source.getFigure()) {
			arrow.setSourceAnchor(new ChopboxAnchor(source.getFigure()));
		}
	}

	private void unjoin() {
		if (arrow != null)
			arrow.getParent().remove(arrow);
		arrow = null;
	}

	@Override
	public void deactivate() {
		unjoin();
		super.deactivate();
	}

	@Override
	protected String searchWords() {
		return model().name();
	}

	@Override
	protected List<Line> information() {
		return List.of(new Line(Line.Kind.TITLE, context().migrations().of(model().vm()).map(TaskRecord::title).orElse(model().name())));
	}

	@Override
	protected ObjectRef placeRef() {
		return null;
	}

	/** Selecting the outline selects the VM, which still is at its source. */
	@Override
	public InventoryObject inventoryObject() {
		return context().fleet().find(model().vm()).orElse(null);
	}
}
