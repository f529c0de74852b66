// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.figures;

import org.eclipse.draw2d.Figure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.XYLayout;
import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.draw2d.geometry.Insets;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.SWT;
import org.orrery.ui.ThemeColor;

/** The frame of a cluster (its ground is a {@link BackdropFigure}), or of a datacenter's hosts outside any cluster. As large as its hosts ask. */
public final class GroupFigure extends NodeFigure {
	public static final int PADDING = 2 * STEP;
	public static final int TITLE = 5 * STEP;
	private static final Dimension EMPTY = new Dimension(HostFigure.MINIMUM_WIDTH, 4 * STEP);

	private final Figure pane = new Figure() {
		@Override
		protected boolean useLocalCoordinates() {
			return true;
		}
	};
	private String name = ""; //$NON-NLS-1$
	private String context = ""; //$NON-NLS-1$

	public GroupFigure(DiagramTheme theme) {
		super(theme);
		pane.setLayoutManager(new XYLayout());
		add(pane);
	}

	/** Where hosts are added; its origin is below the title. */
	public IFigure pane() {
		return pane;
	}

	/** @param value the cluster; @param above the datacenter it is in, muted; may be empty */
	public void setName(String value, String above) {
		if (name.equals(value) && context.equals(above))
			return;
		name = value;
		context = above;
		repaint();
	}

	@Override
	public Dimension getPreferredSize(int widthHint, int heightHint) {
		Dimension hosts = pane.getChildren().isEmpty() ? EMPTY : pane.getLayoutManager().getPreferredSize(pane, -1, -1);
		return new Dimension(hosts.width + 2 * PADDING, hosts.height + TITLE + PADDING);
	}

	@Override
	protected void layout() {
		pane.setBounds(getBounds().getCopy().crop(new Insets(TITLE, PADDING, PADDING, PADDING)));
	}

	@Override
	protected void paintFigure(Graphics graphics) {
		graphics.pushState();
		graphics.setAntialias(SWT.ON);
		edge(graphics, getBounds().getCopy().resize(-1, -1), ThemeColor.EDGE);
		TextStyle strong = switch (detail()) {
		case FULL -> TextStyle.STRONG;
		case NAMES -> TextStyle.NAMES_STRONG;
		case TILES -> TextStyle.TILE_STRONG;
		};
		Rectangle title = new Rectangle(getBounds().x + PADDING, getBounds().y, getBounds().width - 2 * PADDING, TITLE);
		int used = text(graphics, name, strong, ThemeColor.TEXT, title) + STEP;
		if (detail() == DetailLevel.FULL && used < title.width)
			text(graphics, context, TextStyle.SMALL, ThemeColor.TEXT_MUTED, new Rectangle(title.x + used, title.y, title.width - used, title.height));
		graphics.popState();
	}

	/** Only its own frame steps back; hosts inside say for themselves whether they do. */
	@Override
	protected Rectangle dimmedArea() {
		return new Rectangle(getBounds().x, getBounds().y, 0, 0);
	}
}
