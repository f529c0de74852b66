// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Rectangle;
import org.orrery.diagram.figures.DetailLevel;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.ui.ThemeColor;

/** A title above what is inside: a switch with its profiles, a host with its NICs, a team, a VM. As large as its contents ask. */
public final class PanelFigure extends SceneFigure {
	static final int TITLE = 32;
	private static final int PADDING = 8;
	private static final int SMALL_TITLE = 24;
	private static final int SMALL_PADDING = 4;

	private final Figure pane = new Figure();

	public PanelFigure(DiagramTheme theme, SceneNode node) {
		super(theme, node);
		pane.setLayoutManager(new RowColumns(node.shape()));
		add(pane);
	}

	@Override
	public IFigure pane() {
		return pane;
	}

	private boolean isSmall() {
		return node().shape() == Shape.UPLINK;
	}

	private int title() {
		return isSmall() ? SMALL_TITLE : TITLE;
	}

	private int padding() {
		return isSmall() ? SMALL_PADDING : PADDING;
	}

	private int minimumWidth() {
		return switch (node().shape()) {
		case SWITCH -> 320;
		case UPLINK -> RowFigure.size(Shape.NIC).width + 2 * SMALL_PADDING;
		default -> 196;
		};
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		if (pane.getChildren().isEmpty())
			return new Dimension(minimumWidth(), title());
		Dimension inside = pane.getLayoutManager().getPreferredSize(pane, -1, -1);
		return new Dimension(Math.max(minimumWidth(), inside.width + 2 * padding()), inside.height + title() + padding());
	}

	@Override
	protected void layout() {
		Rectangle box = getBounds();
		pane.setBounds(new Rectangle(box.x + padding(), box.y + title(), Math.max(0, box.width - 2 * padding()), Math.max(0, box.height - title() - padding())));
	}

	@Override
	public Rectangle nameBounds() {
		Rectangle room = room();
		return new Rectangle(room.x - 2, room.y + 3, room.width, room.height - 6);
	}

	private Rectangle room() {
		Rectangle box = getBounds();
		int left = padding() + SIGN + 6;
		return new Rectangle(box.x + left, box.y, box.width - left - PADDING, title());
	}

	private ThemeColor fill() {
		return switch (node().shape()) {
		case SWITCH -> ThemeColor.NETWORK_FILL;
		case UPLINK -> ThemeColor.HOST_HEADER;
		case VM -> ThemeColor.HOST_FILL;
		default -> ThemeColor.HOST_FILL;
		};
	}

	@Override
	protected ThemeColor tinted(ThemeColor fill) {
		return fill;
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		box(graphics, fill(), edgeTone());
		graphics.popState();
		paintPending(graphics);
		graphics.pushState();
		Rectangle sign = new Rectangle(getBounds().x + padding(), getBounds().y + (title() - SIGN) / 2, SIGN, SIGN);
		if (detail() != DetailLevel.TILES) {
			NetworkSigns.paint(graphics, node(), sign, theme());
			paintAlarm(graphics, sign);
		}
		paintTitle(graphics, room());
		graphics.popState();
	}

	private void paintTitle(Graphics graphics, Rectangle room) {
		if (detail() != DetailLevel.FULL) {
			text(graphics, shownName(), strong(), tone(), room);
			return;
		}
		int name = width(shownName(), TextStyle.STRONG);
		if (!node().end().isEmpty() && room.width - name > 3 * STEP) {
			Rectangle end = new Rectangle(room.x + name + STEP, room.y, room.width - name - STEP, room.height);
			int detail = width(node().detail(), TextStyle.SMALL);
			// Both, where there is room for both; the end is what differs from one to the next.
			int most = Math.max(end.width / 2, end.width - detail - STEP);
			room.width -= textRight(graphics, node().end(), TextStyle.SMALL, ThemeColor.TEXT,
					new Rectangle(end.right() - most, end.y, most, end.height)) + STEP;
		}
		int used = text(graphics, shownName(), TextStyle.STRONG, tone(), room) + STEP;
		if (used < room.width)
			text(graphics, node().detail(), TextStyle.SMALL, ThemeColor.TEXT_MUTED, new Rectangle(room.x + used, room.y, room.width - used, room.height));
	}
}
