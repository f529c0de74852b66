// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tools;

import java.util.List;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.Polyline;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.editparts.LayerManager;
import org.orrery.diagram.figures.InformationCard;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.diagram.network.scene.WireRules.Outcome;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.ui.ThemeColor;

/** A line from a figure to the mouse; the figure under the mouse says whether it may end there, with the reason when not. UI thread. */
final class WireGesture {
	private static final int DISTANCE = 14;

	private final GraphicalViewer viewer;
	private final WireBoard board;
	private final NodePart source;
	private final Polyline line = new Polyline();
	private IFigure card;
	private NodePart target;
	private Outcome outcome;
	private EditRefusedException refusal;

	WireGesture(GraphicalViewer viewer, WireBoard board, NodePart source) {
		this.viewer = viewer;
		this.board = board;
		this.source = source;
		line.setLineWidth(2);
		layer().add(line);
		board.holdStill(true);
	}

	private IFigure layer() {
		return ((LayerManager) viewer.getEditPartRegistry().get(LayerManager.ID)).getLayer(LayerConstants.FEEDBACK_LAYER);
	}

	/** @param mouse in the canvas */
	void move(Point mouse) {
		EditPart under = viewer.findObjectAtExcluding(mouse, java.util.Set.of(line));
		setTarget(under instanceof NodePart part && part != source ? part : null);
		Rectangle from = source.getFigure().getBounds().getCopy();
		source.getFigure().translateToAbsolute(from);
		Point start = new Point(Math.max(from.x, Math.min(mouse.x, from.right())), Math.max(from.y, Math.min(mouse.y, from.bottom())));
		Point end = mouse.getCopy();
		layer().translateToRelative(start);
		layer().translateToRelative(end);
		line.setEndpoints(start, end);
		line.setLineStyle(refusal == null ? Graphics.LINE_SOLID : Graphics.LINE_DASH);
		line.setForegroundColor(board.theme().color(refusal == null ? ThemeColor.ACCENT : ThemeColor.ERROR));
		moveCard(mouse);
	}

	private void setTarget(NodePart part) {
		if (part == target)
			return;
		if (target != null)
			target.setDrop(Emphasis.NONE);
		target = part;
		outcome = null;
		refusal = null;
		hideCard();
		if (part == null)
			return;
		try {
			outcome = board.outcome(source.key(), part.key());
			part.setDrop(Emphasis.TARGET);
			showCard(List.of(new Line(Line.Kind.GOOD, outcome.words())));
		} catch (EditRefusedException e) {
			refusal = e;
			part.setDrop(Emphasis.REFUSING);
			showCard(List.of(new Line(Line.Kind.BAD, e.getMessage()), new Line(Line.Kind.REMEDY, e.remedy())));
		}
	}

	private void showCard(List<Line> lines) {
		card = new InformationCard(board.theme(), lines);
		layer().add(card);
	}

	/** Below and right of the mouse, inside of what can be seen. */
	private void moveCard(Point mouse) {
		if (card == null)
			return;
		Dimension size = card.getPreferredSize(-1, -1);
		Rectangle view = ((FigureCanvas) viewer.getControl()).getViewport().getClientArea().getCopy();
		((FigureCanvas) viewer.getControl()).getViewport().translateToAbsolute(view);
		int x = mouse.x + DISTANCE + size.width > view.right() ? mouse.x - DISTANCE - size.width : mouse.x + DISTANCE;
		int y = mouse.y + DISTANCE + size.height > view.bottom() ? mouse.y - DISTANCE - size.height : mouse.y + DISTANCE;
		Rectangle place = new Rectangle(Math.max(view.x, x), Math.max(view.y, y), size.width, size.height);
		layer().translateToRelative(place);
		card.setBounds(place);
	}

	private void hideCard() {
		if (card != null)
			layer().remove(card);
		card = null;
	}

	/** Whether the mouse is on a figure that is not the one where the line began. */
	boolean hasTarget() {
		return target != null;
	}

	/** Where the mouse is now: does what the line means, or says why it means nothing. */
	void finish() {
		Outcome drawn = outcome;
		EditRefusedException why = refusal;
		cancel();
		if (drawn != null)
			board.drawn(drawn);
		else if (why != null)
			board.explain(why.getMessage(), why.remedy());
	}

	void cancel() {
		if (target != null)
			target.setDrop(Emphasis.NONE);
		target = null;
		hideCard();
		if (line.getParent() != null)
			line.getParent().remove(line);
		board.holdStill(false);
	}
}
