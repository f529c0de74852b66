// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.figures;

import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.SwitchSign;
import org.orrery.diagram.network.scene.SceneNode;
import org.orrery.diagram.network.scene.SceneNode.Shape;
import org.orrery.diagram.network.scene.SceneNode.State;
import org.orrery.ui.ThemeColor;

/** The sign before each name; its state is a shape first and a colour second. */
final class NetworkSigns {
	private NetworkSigns() {
	}

	static void paint(Graphics graphics, SceneNode node, Rectangle box, DiagramTheme theme) {
		graphics.pushState();
		graphics.setAntialias(SWT.ON);
		graphics.setLineStyle(Graphics.LINE_SOLID);
		graphics.setLineWidth(1);
		ThemeColor tone = tone(node);
		graphics.setForegroundColor(theme.color(tone));
		graphics.setBackgroundColor(theme.color(tone));
		switch (node.shape()) {
		case SWITCH, HINT -> SwitchSign.paint(graphics, box);
		case PROFILE -> plug(graphics, box, true);
		case UPLINK_PROFILE -> arrow(graphics, box);
		case MIRROR -> eye(graphics, box);
		case HOST -> host(graphics, box, node.state());
		case UPLINK -> team(graphics, box);
		case NIC, VM_NIC -> link(graphics, box, node.state());
		case TUNNEL -> tube(graphics, box);
		case VM, MORE -> screen(graphics, box, node.state());
		}
		graphics.popState();
	}

	/** Where names are all that is legible: of rows only what says a state, by rectangles, since there are hundreds. */
	static void paintSmall(Graphics graphics, SceneNode node, Rectangle box, DiagramTheme theme) {
		if (node.shape() != Shape.NIC && node.shape() != Shape.VM_NIC) {
			if (node.shape() != Shape.PROFILE)
				paint(graphics, node, box, theme);
			return;
		}
		if (node.state() != State.UP) {
			paint(graphics, node, box, theme);
			return;
		}
		graphics.setBackgroundColor(theme.color(tone(node)));
		int middle = box.x + box.width / 2;
		for (int step = 0; step < 5; step++)
			graphics.fillRectangle(middle - 1 - step, box.y + 2 + 2 * step, 2 + 2 * step, 2);
	}

	private static ThemeColor tone(SceneNode node) {
		return switch (node.shape()) {
		case NIC, VM_NIC, HOST -> switch (node.state()) {
		case UP -> ThemeColor.OK;
		case DOWN -> ThemeColor.ERROR;
		case UNKNOWN, NONE -> ThemeColor.INACTIVE;
		};
		case VM -> node.state() == State.UP ? ThemeColor.OK : ThemeColor.INACTIVE;
		case MORE -> ThemeColor.INACTIVE;
		case SWITCH, UPLINK_PROFILE, TUNNEL -> ThemeColor.ACCENT;
		default -> ThemeColor.EDGE_STRONG;
		};
	}

	/** A socket that a NIC is plugged into. */
	private static void plug(Graphics graphics, Rectangle box, boolean filled) {
		graphics.drawRoundRectangle(new Rectangle(box.x + 1, box.y + 2, box.width - 3, box.height - 5), 4, 4);
		if (filled)
			for (int pin = 0; pin < 3; pin++)
				graphics.fillRectangle(box.x + 4 + pin * 3, box.y + 5, 1, 4);
	}

	private static void arrow(Graphics graphics, Rectangle box) {
		int centre = box.x + box.width / 2;
		graphics.setLineWidth(2);
		graphics.drawLine(centre, box.y + 3, centre, box.bottom() - 1);
		graphics.fillPolygon(new int[] { centre, box.y, centre + 5, box.y + 6, centre - 5, box.y + 6 });
	}

	private static void eye(Graphics graphics, Rectangle box) {
		graphics.drawOval(box.x, box.y + 3, box.width - 1, box.height - 7);
		graphics.fillOval(box.x + box.width / 2 - 2, box.y + box.height / 2 - 2, 4, 4);
	}

	private static void host(Graphics graphics, Rectangle box, State state) {
		switch (state) {
		case UP -> graphics.fillOval(box.x + 2, box.y + 2, box.width - 4, box.height - 4);
		case DOWN -> cross(graphics, box);
		case UNKNOWN, NONE -> graphics.drawOval(box.x + 2, box.y + 2, box.width - 5, box.height - 5);
		}
	}

	private static void team(Graphics graphics, Rectangle box) {
		graphics.setLineWidth(2);
		int centre = box.x + box.width / 2;
		graphics.drawLine(box.x + 3, box.bottom() - 1, box.x + 3, box.y + 8);
		graphics.drawLine(box.right() - 3, box.bottom() - 1, box.right() - 3, box.y + 8);
		graphics.drawLine(box.x + 3, box.y + 8, centre, box.y + 3);
		graphics.drawLine(box.right() - 3, box.y + 8, centre, box.y + 3);
		graphics.drawLine(centre, box.y + 3, centre, box.y);
	}

	/** Up: a triangle that points up; down: a cross; not known: a ring. */
	private static void link(Graphics graphics, Rectangle box, State state) {
		switch (state) {
		case UP -> graphics.fillPolygon(new int[] { box.x + box.width / 2, box.y + 2, box.right() - 2, box.bottom() - 3, box.x + 2, box.bottom() - 3 });
		case DOWN -> cross(graphics, box);
		case UNKNOWN, NONE -> graphics.drawOval(box.x + 3, box.y + 3, box.width - 7, box.height - 7);
		}
	}

	private static void cross(Graphics graphics, Rectangle box) {
		graphics.setLineWidth(2);
		graphics.drawLine(box.x + 3, box.y + 3, box.right() - 3, box.bottom() - 3);
		graphics.drawLine(box.x + 3, box.bottom() - 3, box.right() - 3, box.y + 3);
	}

	private static void tube(Graphics graphics, Rectangle box) {
		graphics.drawLine(box.x + 3, box.y + 3, box.right() - 3, box.y + 3);
		graphics.drawLine(box.x + 3, box.bottom() - 4, box.right() - 3, box.bottom() - 4);
		graphics.drawOval(box.right() - 6, box.y + 3, 5, box.height - 7);
		graphics.drawArc(new Rectangle(box.x, box.y + 3, 5, box.height - 7), 90, 180);
	}

	private static void screen(Graphics graphics, Rectangle box, State state) {
		graphics.drawRoundRectangle(new Rectangle(box.x, box.y + 1, box.width - 1, box.height - 5), 3, 3);
		graphics.drawLine(box.x + 4, box.bottom() - 2, box.right() - 5, box.bottom() - 2);
		int left = box.x + 5;
		if (state == State.UP)
			graphics.fillPolygon(new int[] { left, box.y + 3, left + 5, box.y + 6, left, box.y + 9 });
		else if (state == State.DOWN)
			graphics.fillRectangle(left, box.y + 4, 4, 4);
	}
}
