// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.eclipse.gef.editparts.AbstractGraphicalEditPart;
import org.orrery.diagram.canvas.CanvasPart;
import org.orrery.diagram.canvas.ExactChildren;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.InformationCard;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.layout.LayoutSnapshot;
import org.orrery.engine.alarm.Alarm;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryObject;

/**
 * A box on the diagram. Hides GEF's raw lists; adds and removes children exactly, without the platform's quadratic diff; keeps selection,
 * search and drag apart in one place. UI thread.
 *
 * @param <M> what is shown
 * @param <F> how
 */
public abstract class AbstractNodeEditPart<M, F extends NodeFigure> extends CanvasPart {
	private static final int MOST_ALARMS = 3;

	private final TopologyContext context;

	protected AbstractNodeEditPart(TopologyContext context, M model) {
		this.context = context;
		setModel(model);
	}

	protected final TopologyContext context() {
		return context;
	}

	@SuppressWarnings("unchecked")
	public final M model() {
		return (M) getModel();
	}

	@SuppressWarnings("unchecked")
	public final F nodeFigure() {
		return (F) getFigure();
	}

	protected abstract F createNodeFigure();

	/** Shows the values of the model as they are now. */
	protected abstract void update();

	/** Name and whatever else the search looks at. */
	protected abstract String searchWords();

	/** Shown when the mouse rests on it; asked each time. */
	protected abstract List<InformationCard.Line> information();

	/** Under which the document keeps its place; null for what flows inside its parent. */
	protected abstract ObjectRef placeRef();

	/** The object of the fleet it stands for, for selections of the workbench; null when there is none. */
	public abstract InventoryObject inventoryObject();

	/** The mark of what is wrong with the object or below it. */
	public final void updateAlarm() {
		InventoryObject object = inventoryObject();
		nodeFigure().setAlarm(object == null ? null : context().alarms().mark(object).orElse(null));
	}

	/** At most three, with what to do about the worst. */
	protected final void addAlarms(List<InformationCard.Line> lines) {
		List<Alarm> open = inventoryObject() == null ? List.of() : context().alarms().of(inventoryObject());
		open.stream().limit(MOST_ALARMS).forEach(alarm -> lines.add(new InformationCard.Line(InformationCard.Line.Kind.BAD, alarm.what())));
		open.stream().findFirst().filter(alarm -> !alarm.remedy().isEmpty())
				.ifPresent(alarm -> lines.add(new InformationCard.Line(InformationCard.Line.Kind.REMEDY, alarm.remedy())));
	}

	protected List<?> children() {
		return List.of();
	}

	@Override
	protected final IFigure createFigure() {
		F figure = createNodeFigure();
		figure.setInformation(() -> new InformationCard(context.theme(), information()));
		figure.setDetail(detailOfViewer());
		return figure;
	}

	private DetailLevel detailOfViewer() {
		return getRoot() instanceof TopologyRootEditPart root ? root.detail() : DetailLevel.FULL;
	}

	@Override
	@SuppressWarnings("rawtypes")
	protected final List getModelChildren() {
		return children();
	}

	/** Values changed, children did not. */
	public final void refreshValues() {
		refreshVisuals();
	}

	/** As {@link #refreshValues} for the children: what they show depends on this part. */
	public final void refreshChildValues() {
		for (Object child : getChildren())
			((AbstractNodeEditPart<?, ?>) child).refreshValues();
	}

	@Override
	protected void refreshVisuals() {
		update();
		updateEmphasis();
		place();
	}

	/** Children may have come, gone or changed their order. */
	public final void syncChildren() {
		ExactChildren.sync(this, children());
	}

	/** Puts the figure where the document, or else the automatic layout, wants it. */
	public final void place() {
		ObjectRef ref = placeRef();
		if (ref != null && getParent() instanceof AbstractGraphicalEditPart parent && getFigure().getParent() != null)
			parent.setLayoutConstraint(this, getFigure(), constraint(ref));
	}

	protected Rectangle constraint(ObjectRef ref) {
		return context.placements().constraint(ref);
	}

	final LayoutSnapshot.Box box() {
		Dimension size = getFigure().getPreferredSize(-1, -1);
		return new LayoutSnapshot.Box(placeRef(), size.width, size.height);
	}

	/** Selection, search and drag, in order of what matters most now. */
	public final void updateEmphasis() {
		NodeFigure figure = nodeFigure();
		boolean match = isMatch();
		Emphasis drop = dropEmphasis();
		if (drop != Emphasis.NONE)
			figure.setEmphasis(drop);
		else if (getSelected() != SELECTED_NONE)
			figure.setEmphasis(Emphasis.SELECTED);
		else
			figure.setEmphasis(match ? Emphasis.MATCH : Emphasis.NONE);
		figure.setDimmed(isOutOfDrag() || context.search().isActive() && !match && !hasMatchInside());
	}

	/** Whether it is what the search looks for. */
	public final boolean isMatch() {
		return context.search().matches(searchWords());
	}

	/** How the drag that goes on marks it. */
	protected Emphasis dropEmphasis() {
		return Emphasis.NONE;
	}

	/** Whether the drag that goes on cannot end here. */
	protected boolean isOutOfDrag() {
		return false;
	}

	/** A container does not step back when something inside is found. */
	protected boolean hasMatchInside() {
		return false;
	}

	@Override
	public void setSelected(int value) {
		super.setSelected(value);
		updateEmphasis();
	}

	@Override
	public void performRequest(Request request) {
		if (RequestConstants.REQ_OPEN.equals(request.getType()))
			context.interaction().ifPresent(interaction -> interaction.properties().run());
		else
			super.performRequest(request);
	}

	@Override
	@SuppressWarnings("rawtypes")
	public Object getAdapter(Class type) {
		if (type == InventoryObject.class)
			return inventoryObject();
		return super.getAdapter(type);
	}

	@Override
	protected String spokenName() {
		return searchWords();
	}
}
