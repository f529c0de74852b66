// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

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
import org.orrery.ui.ThemeColors;

/** One line: a profile with the colour and number of its VLAN, a NIC with the state of its link, a mirror, a tunnel. */
public final class RowFigure extends SceneFigure {
	static final int HEIGHT = 26;
	private static final int STRIPE = 5;

	public RowFigure(DiagramTheme theme, SceneNode node) {
		super(theme, node);
	}

	@Override
	public IFigure pane() {
		return null;
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		return size(node().shape());
	}

	/** Pixels at 100 %. */
	public static Dimension size(Shape shape) {
		return switch (shape) {
		case PROFILE, UPLINK_PROFILE, MIRROR -> new Dimension(232, HEIGHT);
		case NIC -> new Dimension(188, HEIGHT);
		case TUNNEL -> new Dimension(224, HEIGHT + 6);
		case HINT -> new Dimension(640, HEIGHT + 14);
		default -> new Dimension(196, HEIGHT);
		};
	}

	@Override
	public Rectangle nameBounds() {
		Rectangle room = room();
		return new Rectangle(room.x - 2, getBounds().y + 1, room.width + 2, getBounds().height - 2);
	}

	private Rectangle room() {
		Rectangle box = getBounds();
		int left = STRIPE + 5 + SIGN + 6;
		return new Rectangle(box.x + left, box.y, box.width - left - STEP, box.height);
	}

	private ThemeColor fill() {
		return switch (node().shape()) {
		case TUNNEL -> ThemeColor.DATASTORE_FILL;
		case NIC, VM_NIC, MORE, HINT -> ThemeColor.VM_FILL;
		default -> ThemeColor.HOST_FILL;
		};
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		if (detail() == DetailLevel.FULL)
			box(graphics, fill(), edgeTone());
		else
			cornered(graphics, fill(), edgeTone()); // there are hundreds, and nobody sees their corners
		graphics.popState();
		paintPending(graphics);
		graphics.pushState();
		if (node().hue() >= 0) {
			graphics.setBackgroundColor(ThemeColors.hue(node().hue()));
			graphics.fillRectangle(getBounds().x + 2, getBounds().y + 3, STRIPE, getBounds().height - 6);
		}
		if (detail() != DetailLevel.TILES)
			paintWords(graphics);
		graphics.popState();
	}

	private void paintWords(Graphics graphics) {
		Rectangle sign = new Rectangle(getBounds().x + STRIPE + 5, getBounds().y + (getBounds().height - SIGN) / 2, SIGN, SIGN);
		boolean full = detail() == DetailLevel.FULL;
		if (full)
			NetworkSigns.paint(graphics, node(), sign, theme());
		else
			NetworkSigns.paintSmall(graphics, node(), sign, theme());
		paintAlarm(graphics, sign);
		Rectangle room = room();
		if (full && !node().end().isEmpty())
			room.width -= textRight(graphics, node().end(), TextStyle.SMALL, ThemeColor.TEXT, end(room)) + STEP;
		int used = text(graphics, shownName(), plain(), tone(), room) + STEP;
		if (full && used < room.width)
			text(graphics, node().detail(), TextStyle.SMALL, node().pending() ? ThemeColor.ACCENT : ThemeColor.TEXT_MUTED,
					new Rectangle(room.x + used, room.y, room.width - used, room.height));
	}

	/** The name comes first: what stands at the end takes at most half of the room. */
	private Rectangle end(Rectangle room) {
		int most = Math.max(room.width / 2, room.width - width(shownName(), plain()) - STEP);
		return new Rectangle(room.right() - most, room.y, most, room.height);
	}
}
