// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import java.util.List;

import org.eclipse.draw2d.AbstractLayout;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;

/** VMs of one size, down the first column, then the next. One pass over the children, whatever their number. */
final class VmColumns extends AbstractLayout {
	static final int GAP = 4;

	/** As many columns as fit the width, or, with no width given, as keep the host about square. */
	static int columns(int count, int width) {
		if (width >= 0)
			return Math.max(1, (width + GAP) / (VmFigure.SIZE.width + GAP));
		if (count <= 8)
			return 1;
		if (count <= 24)
			return 2;
		return count <= 60 ? 3 : 4 + (count - 61) / 60;
	}

	static Dimension sizeOf(int count, int columns) {
		int rows = (count + columns - 1) / columns;
		int height = rows == 0 ? 0 : rows * (VmFigure.SIZE.height + GAP) - GAP;
		return new Dimension(columns * (VmFigure.SIZE.width + GAP) - GAP, height);
	}

	@Override
	protected Dimension calculatePreferredSize(IFigure container, int widthHint, int heightHint) {
		int count = container.getChildren().size();
		return sizeOf(count, columns(count, widthHint));
	}

	@Override
	public void layout(IFigure container) {
		Rectangle area = container.getClientArea();
		List<?> children = container.getChildren();
		int columns = columns(children.size(), area.width);
		int rows = Math.max(1, (children.size() + columns - 1) / columns);
		for (int i = 0; i < children.size(); i++) {
			int x = area.x + i / rows * (VmFigure.SIZE.width + GAP);
			int y = area.y + i % rows * (VmFigure.SIZE.height + GAP);
			((IFigure) children.get(i)).setBounds(new Rectangle(x, y, VmFigure.SIZE.width, VmFigure.SIZE.height));
		}
	}
}
