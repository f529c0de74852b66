// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.NodeFigure;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.ui.AlarmMark;
import org.orrery.ui.ThemeColor;

/** What boxes and rows of a network design have in common: they show one node, and mark its problems. */
public abstract class SceneFigure extends NodeFigure {
	static final int SIGN = 14;

	private SceneNode node;

	SceneFigure(DiagramTheme theme, SceneNode node) {
		super(theme);
		this.node = node;
		mark();
	}

	/** Where the figures of what is inside go; null where nothing is. */
	public abstract IFigure pane();

	public final SceneNode node() {
		return node;
	}

	/** @return whether its size may have changed */
	public boolean show(SceneNode now) {
		if (now.looksLike(node)) {
			node = now;
			return false;
		}
		node = now;
		mark();
		repaint();
		return true;
	}

	private void mark() {
		boolean error = node.problems().stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
		setAlarm(error ? AlarmMark.CRITICAL : node.problems().isEmpty() ? null : AlarmMark.WARNING);
	}

	/** Where the mouse takes hold of the name, and where it is written over. */
	public abstract Rectangle nameBounds();

	final TextStyle strong() {
		return switch (detail()) {
		case FULL -> TextStyle.STRONG;
		case NAMES -> TextStyle.NAMES_STRONG;
		case TILES -> TextStyle.TILE_STRONG;
		};
	}

	final TextStyle plain() {
		return detail() == DetailLevel.FULL ? TextStyle.BODY : TextStyle.NAMES;
	}

	final ThemeColor tone() {
		return node.faded() ? ThemeColor.TEXT_MUTED : ThemeColor.TEXT;
	}

	/** What is drawn and not applied carries a star, and its edge is dashed. */
	final String shownName() {
		return node.pending() ? node.name() + " *" : node.name(); //$NON-NLS-1$
	}

	final ThemeColor edgeTone() {
		return alarm() == AlarmMark.CRITICAL ? ThemeColor.ERROR : node.pending() ? ThemeColor.ACCENT : ThemeColor.EDGE;
	}

	final void paintPending(Graphics graphics) {
		if (!node.pending() || emphasis() != Emphasis.NONE)
			return;
		graphics.pushState();
		graphics.setAntialias(SWT.ON);
		graphics.setForegroundColor(theme().color(ThemeColor.HOST_FILL));
		graphics.setLineStyle(Graphics.LINE_DASH);
		graphics.drawRoundRectangle(getBounds().getCopy().resize(-1, -1), STEP, STEP);
		graphics.popState();
	}
}
