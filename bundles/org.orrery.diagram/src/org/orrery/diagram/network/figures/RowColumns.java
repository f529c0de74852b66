// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.draw2d.AbstractLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.orrery.diagram.network.scene.SceneNode.Shape;

/** Down the first column, then the next; a switch with many profiles stays about as wide as a screen. One pass over the children. */
final class RowColumns extends AbstractLayout {
	private static final int GAP = 4;
	/** Between columns run the lines to the rows. */
	static final int GUTTER = 16;
	private static final int FEW_ROWS = 8;
	private static final double WIDER_THAN_HIGH = 2.2;

	private final Shape shape;

	RowColumns(Shape shape) {
		this.shape = shape;
	}

	static int perColumn(Shape shape, int count) {
		if (shape != Shape.SWITCH)
			return Math.max(1, count);
		return Math.max(FEW_ROWS, (int) Math.ceil(Math.sqrt(count * WIDER_THAN_HIGH)));
	}

	private record Place(IFigure figure, Rectangle bounds) {
	}

	/** @param room of the container, 0: as needed; a single column takes it all */
	private List<Place> places(IFigure container, int x, int y, int room) {
		List<?> children = container.getChildren();
		int perColumn = perColumn(shape, children.size());
		List<Place> places = new ArrayList<>(children.size());
		int width = 0;
		for (Object child : children)
			width = Math.max(width, ((IFigure) child).getPreferredSize().width);
		if (children.size() <= perColumn)
			width = Math.max(width, room);
		int top = y;
		for (int i = 0; i < children.size(); i++) {
			if (i % perColumn == 0)
				top = y;
			IFigure child = (IFigure) children.get(i);
			int height = child.getPreferredSize().height;
			places.add(new Place(child, new Rectangle(x + i / perColumn * (width + GUTTER), top, width, height)));
			top += height + GAP;
		}
		return places;
	}

	@Override
	protected Dimension calculatePreferredSize(IFigure container, int widthHint, int heightHint) {
		Rectangle all = new Rectangle();
		places(container, 0, 0, 0).forEach(place -> all.union(place.bounds()));
		return all.getSize();
	}

	@Override
	public void layout(IFigure container) {
		Rectangle area = container.getClientArea();
		places(container, area.x, area.y, area.width).forEach(place -> place.figure().setBounds(place.bounds()));
	}
}
