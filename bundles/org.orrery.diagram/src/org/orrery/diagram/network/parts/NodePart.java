// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.parts;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.IFigure;
import org.eclipse.gef.DragTracker;
import org.eclipse.gef.Request;
import org.eclipse.gef.RequestConstants;
import org.orrery.diagram.canvas.CanvasPart;
import org.orrery.diagram.canvas.ExactChildren;
import org.orrery.diagram.figures.InformationCard;
import org.orrery.diagram.figures.InformationCard.Line;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.NodeFigure.Emphasis;
import org.orrery.diagram.network.figures.PanelFigure;
import org.orrery.diagram.network.figures.RowFigure;
import org.orrery.diagram.network.figures.SceneFigure;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.check.DesignProblem.Severity;

/** A box or row: what is drawn, clicked and named goes through the context, not through policies. Its model is the key, which stays; the node that it shows is replaced. UI thread. */
public final class NodePart extends CanvasPart {
	private final NetworkContext context;
	private SceneNode node;
	private Emphasis drop = Emphasis.NONE;

	NodePart(NetworkContext context, SceneNode node) {
		this.context = context;
		this.node = node;
		setModel(node.key());
	}

	public NetworkKey key() {
		return (NetworkKey) getModel();
	}

	public SceneNode node() {
		return node;
	}

	public SceneFigure figure() {
		return (SceneFigure) getFigure();
	}

	@Override
	protected IFigure createFigure() {
		SceneFigure figure = node.shape().isPanel() ? new PanelFigure(context.theme(), node) : new RowFigure(context.theme(), node);
		figure.setInformation(() -> new InformationCard(context.theme(), information()));
		if (getRoot() instanceof org.orrery.diagram.parts.TopologyRootEditPart root)
			figure.setDetail(root.detail());
		figure.setDimmed(isDimmed());
		return figure;
	}

	@Override
	public IFigure getContentPane() {
		return figure().pane() == null ? figure() : figure().pane();
	}

	private List<Line> information() {
		List<Line> lines = new ArrayList<>();
		lines.add(new Line(Line.Kind.TITLE, node.detail().isEmpty() ? node.name() : node.name() + " · " + node.detail())); //$NON-NLS-1$
		for (DesignProblem problem : node.problems()) {
			lines.add(new Line(problem.severity() == Severity.ERROR ? Line.Kind.BAD : Line.Kind.WARNING, problem.words()));
			lines.add(new Line(Line.Kind.REMEDY, problem.remedy()));
		}
		if (!node.end().isEmpty())
			lines.add(new Line(Line.Kind.NUMBER, node.end()));
		node.notes().forEach(note -> lines.add(new Line(Line.Kind.NUMBER, note)));
		return lines;
	}

	/** By keys; the platform's own would compare the models, which are keys, with nodes. */
	@Override
	protected void refreshChildren() {
		syncChildren(this, node.children());
	}

	/** @return whether sizes may have changed */
	static boolean syncChildren(CanvasPart parent, List<SceneNode> nodes) {
		return ExactChildren.sync(parent, nodes, SceneNode::key, (child, now) -> ((NodePart) child).show(now));
	}

	@Override
	protected void refreshVisuals() {
		updateEmphasis();
	}

	/** @return whether sizes may have changed: something came, went or is shown differently */
	boolean show(SceneNode now) {
		SceneNode before = node;
		if (now.equals(before))
			return false;
		node = now;
		figure().show(now);
		figure().setDimmed(isDimmed());
		if (before.children().equals(now.children()))
			return false;
		return syncChildren(this, now.children());
	}

	private boolean isDimmed() {
		return node.filteredOut() && !(getParent() instanceof NodePart parent && parent.node().filteredOut());
	}

	/** While a line is drawn: whether it may end here. */
	public void setDrop(Emphasis emphasis) {
		drop = emphasis;
		updateEmphasis();
	}

	private void updateEmphasis() {
		NodeFigure figure = figure();
		figure.setEmphasis(drop != Emphasis.NONE ? drop : getSelected() != SELECTED_NONE ? Emphasis.SELECTED : Emphasis.NONE);
	}

	@Override
	public void setSelected(int value) {
		super.setSelected(value);
		updateEmphasis();
	}

	@Override
	public DragTracker getDragTracker(Request request) {
		return context.tracker(this);
	}

	@Override
	public void performRequest(Request request) {
		if (RequestConstants.REQ_OPEN.equals(request.getType()))
			context.open(key());
		else if (RequestConstants.REQ_DIRECT_EDIT.equals(request.getType()) && context.canRename(key()))
			new NameEditing(this, context).show();
		else
			super.performRequest(request);
	}

	@Override
	protected String spokenName() {
		return String.join(" ", node.name(), node.detail(), node.end()).strip(); //$NON-NLS-1$
	}
}
