// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Point;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.orrery.diagram.canvas.CanvasBar;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.SearchMatches;
import org.orrery.diagram.parts.TopologyContext;

/** Highlights what is searched for, dims the rest, and goes from match to match. UI thread. */
final class TopologySearch implements CanvasBar.Search {
	private final GraphicalViewer viewer;
	private final TopologyContext context;

	TopologySearch(GraphicalViewer viewer, TopologyContext context) {
		this.viewer = viewer;
		this.context = context;
	}

	@Override
	public void find(String text) {
		context.setSearch(SearchMatches.of(text));
		nodes().forEach(AbstractNodeEditPart::updateEmphasis);
		List<AbstractNodeEditPart<?, ?>> matches = matches();
		if (!matches.isEmpty() && matches.stream().noneMatch(this::isInView))
			viewer.reveal(matches.getFirst());
	}

	@Override
	public void next() {
		List<AbstractNodeEditPart<?, ?>> matches = matches();
		if (matches.isEmpty())
			return;
		int current = viewer.getSelectedEditParts().isEmpty() ? -1 : matches.indexOf(viewer.getSelectedEditParts().get(0));
		AbstractNodeEditPart<?, ?> next = matches.get((current + 1) % matches.size());
		viewer.select(next);
		viewer.reveal(next);
	}

	@Override
	public void leave() {
		viewer.getControl().setFocus();
	}

	private List<AbstractNodeEditPart<?, ?>> matches() {
		return nodes().stream().filter(AbstractNodeEditPart::isMatch)
				.sorted(Comparator.comparingInt((AbstractNodeEditPart<?, ?> part) -> place(part).y).thenComparingInt(part -> place(part).x)).toList();
	}

	private List<AbstractNodeEditPart<?, ?>> nodes() {
		List<AbstractNodeEditPart<?, ?>> nodes = new ArrayList<>();
		for (Object part : viewer.getEditPartRegistry().values())
			if (part instanceof AbstractNodeEditPart<?, ?> node)
				nodes.add(node);
		return nodes;
	}

	private boolean isInView(AbstractNodeEditPart<?, ?> part) {
		return new Rectangle(new Point(), new Dimension(viewer.getControl().getSize()))
				.intersects(place(part));
	}

	private static Rectangle place(AbstractNodeEditPart<?, ?> part) {
		Rectangle place = part.getFigure().getBounds().getCopy();
		part.getFigure().translateToAbsolute(place);
		return place;
	}
}
