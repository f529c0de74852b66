// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.List;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.LayerManager;
import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.InformationCard;
import org.orrery.diagram.migration.MigrationDrag;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Words;

/** Shows while VMs are dragged: the verdict on every host, and beside the one under the mouse a card with all reasons and numbers. UI thread. */
final class DragFeedback implements MigrationDrag.Listener {
	private static final int DISTANCE = 12;

	private final GraphicalViewer viewer;
	private final MessageBar messages;
	private TopologyContext context;
	private FleetSynchronizer synchronizer;
	private IFigure card;
	private List<InformationCard.Line> shown = List.of();

	DragFeedback(GraphicalViewer viewer, MessageBar messages) {
		this.viewer = viewer;
		this.messages = messages;
	}

	void start(TopologyContext topologyContext, FleetSynchronizer fleetSynchronizer) {
		context = topologyContext;
		synchronizer = fleetSynchronizer;
	}

	@Override
	public void verdictsChanged() {
		HostEditPart target = null;
		ObjectRef hovered = context.drag().hovered().orElse(null);
		for (Object part : viewer.getEditPartRegistry().values())
			if (part instanceof HostEditPart host) {
				host.updateVerdict();
				if (host.model().getRef() != null && host.model().getRef().equals(hovered))
					target = host;
			}
		List<InformationCard.Line> lines = target == null ? List.of() : context.drag().card(hovered);
		if (lines.equals(shown))
			return;
		hideCard();
		shown = lines;
		if (!lines.isEmpty())
			showCard(target, lines);
	}

	private void showCard(HostEditPart host, List<InformationCard.Line> lines) {
		card = new InformationCard(context.theme(), lines);
		IFigure layer = LayerManager.Helper.find(host).getLayer(LayerConstants.FEEDBACK_LAYER);
		Rectangle beside = host.getFigure().getBounds().getCopy();
		host.getFigure().translateToAbsolute(beside);
		layer.add(card);
		Dimension size = card.getPreferredSize(-1, -1);
		Rectangle view = ((FigureCanvas) viewer.getControl()).getViewport().getClientArea().getCopy();
		((FigureCanvas) viewer.getControl()).getViewport().translateToAbsolute(view);
		Rectangle place = place(beside, size, view);
		card.translateToRelative(place);
		card.setBounds(place);
	}

	/** Right of the host, else below, left or above it: wherever there is room without covering the host. */
	private static Rectangle place(Rectangle host, Dimension size, Rectangle view) {
		int across = Math.max(view.x, Math.min(host.x, view.right() - size.width));
		int along = Math.max(view.y, Math.min(host.y, view.bottom() - size.height));
		if (host.right() + DISTANCE + size.width <= view.right())
			return new Rectangle(host.right() + DISTANCE, along, size.width, size.height);
		if (host.bottom() + DISTANCE + size.height <= view.bottom())
			return new Rectangle(across, host.bottom() + DISTANCE, size.width, size.height);
		if (host.x - DISTANCE - size.width >= view.x)
			return new Rectangle(host.x - DISTANCE - size.width, along, size.width, size.height);
		return new Rectangle(across, Math.max(view.y, host.y - DISTANCE - size.height), size.width, size.height);
	}

	private void hideCard() {
		if (card != null)
			card.getParent().remove(card);
		card = null;
		shown = List.of();
	}

	@Override
	public void dragEnded() {
		hideCard();
		for (Object part : viewer.getEditPartRegistry().values())
			if (part instanceof HostEditPart host)
				host.updateVerdict();
		synchronizer.releaseHeldBack();
	}

	@Override
	public void vanished(List<String> names) {
		messages.show(NLS.bind(names.size() == 1 ? Messages.Drag_vanished : Messages.Drag_severalVanished, Words.list(names)));
	}
}
