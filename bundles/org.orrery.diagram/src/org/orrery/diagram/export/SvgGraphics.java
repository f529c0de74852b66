// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

import org.eclipse.draw2d.FigureUtilities;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.geometry.PointList;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontMetrics;
import org.eclipse.swt.graphics.Image;
import org.orrery.diagram.export.SvgWriter.Shape;

/**
 * Paints figures as SVG: text stays text. A clip is written only where it cuts something off. Images are not supported, since no figure of
 * ours draws one. UI thread, for the fonts.
 */
public final class SvgGraphics extends Graphics {
	private final SvgWriter out;
	private final Deque<State> saved = new ArrayDeque<>();
	private State state;

	private static final class State implements Cloneable {
		private double dx;
		private double dy;
		private double scale = 1;
		private Rectangle clip;
		private Color foreground;
		private Color background;
		private Font font;
		private int lineWidth = 1;
		private int lineStyle = LINE_SOLID;
		private int alpha = 255;

		State copy() {
			try {
				return (State) clone();
			} catch (CloneNotSupportedException e) {
				throw new IllegalStateException(e);
			}
		}
	}

	/** @param area what of the diagram is on the picture; its upper left corner becomes the origin */
	public SvgGraphics(SvgWriter out, Rectangle area, Color foreground, Color background, Font font) {
		this.out = out;
		state = new State();
		state.dx = -area.x;
		state.dy = -area.y;
		state.clip = area.getCopy();
		state.foreground = foreground;
		state.background = background;
		state.font = font;
	}

	private double x(double x) {
		return x * state.scale + state.dx;
	}

	private double y(double y) {
		return y * state.scale + state.dy;
	}

	private Shape fill(String element, Rectangle extent) {
		return shape(element, extent).paint("fill", state.background, state.alpha); //$NON-NLS-1$
	}

	private Shape stroke(String element, Rectangle extent) {
		Shape shape = shape(element, extent.getCopy().expand(state.lineWidth, state.lineWidth)).attribute("fill", "none") //$NON-NLS-1$ //$NON-NLS-2$
				.paint("stroke", state.foreground, state.alpha); //$NON-NLS-1$
		if (state.lineWidth != 1)
			shape.attribute("stroke-width", Math.max(1, state.lineWidth) * state.scale); //$NON-NLS-1$
		String dashes = switch (state.lineStyle) {
		case LINE_DASH -> "6 3"; //$NON-NLS-1$
		case LINE_DOT -> "2 2"; //$NON-NLS-1$
		case LINE_DASHDOT -> "6 3 2 3"; //$NON-NLS-1$
		case LINE_DASHDOTDOT -> "6 3 2 3 2 3"; //$NON-NLS-1$
		default -> null;
		};
		return dashes == null ? shape : shape.attribute("stroke-dasharray", dashes); //$NON-NLS-1$
	}

	private Shape shape(String element, Rectangle extent) {
		Shape shape = out.shape(element);
		if (!state.clip.contains(extent))
			shape.clip(new double[] { x(state.clip.x), y(state.clip.y), state.clip.width * state.scale, state.clip.height * state.scale });
		return shape;
	}

	/** Lines of odd width lie on the middle of their pixels, as on the screen. */
	private double crisp() {
		return state.lineWidth % 2 == 1 ? 0.5 : 0;
	}

	@Override
	public void drawLine(int x1, int y1, int x2, int y2) {
		PointList points = new PointList(2);
		points.addPoint(x1, y1);
		points.addPoint(x2, y2);
		drawPolyline(points);
	}

	@Override
	public void drawPolyline(PointList points) {
		stroke("polyline", extent(points)).attribute("points", text(points, crisp())).end(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void drawPolygon(PointList points) {
		stroke("polygon", extent(points)).attribute("points", text(points, crisp())).end(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void fillPolygon(PointList points) {
		fill("polygon", extent(points)).attribute("points", text(points, 0)).end(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static Rectangle extent(PointList points) {
		return points.getBounds().getCopy();
	}

	private String text(PointList points, double shift) {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < points.size(); i++)
			text.append(i == 0 ? "" : " ").append(SvgWriter.number(x(points.getPoint(i).x) + shift)).append(',') //$NON-NLS-1$ //$NON-NLS-2$
					.append(SvgWriter.number(y(points.getPoint(i).y) + shift));
		return text.toString();
	}

	@Override
	public void drawRectangle(int x, int y, int width, int height) {
		rectangle(stroke("rect", new Rectangle(x, y, width, height)), x, y, width, height, crisp()).end(); //$NON-NLS-1$
	}

	@Override
	public void fillRectangle(int x, int y, int width, int height) {
		if (width > 0 && height > 0)
			rectangle(fill("rect", new Rectangle(x, y, width, height)), x, y, width, height, 0).end(); //$NON-NLS-1$
	}

	@Override
	public void drawRoundRectangle(Rectangle box, int arcWidth, int arcHeight) {
		rounded(rectangle(stroke("rect", box), box.x, box.y, box.width, box.height, crisp()), arcWidth, arcHeight); //$NON-NLS-1$
	}

	@Override
	public void fillRoundRectangle(Rectangle box, int arcWidth, int arcHeight) {
		rounded(rectangle(fill("rect", box), box.x, box.y, box.width, box.height, 0), arcWidth, arcHeight); //$NON-NLS-1$
	}

	private Shape rectangle(Shape shape, int x, int y, int width, int height, double shift) {
		return shape.attribute("x", x(x) + shift).attribute("y", y(y) + shift).attribute("width", width * state.scale) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.attribute("height", height * state.scale); //$NON-NLS-1$
	}

	private void rounded(Shape shape, int arcWidth, int arcHeight) {
		shape.attribute("rx", arcWidth * state.scale / 2).attribute("ry", arcHeight * state.scale / 2).end(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void drawOval(int x, int y, int width, int height) {
		ellipse(stroke("ellipse", new Rectangle(x, y, width, height)), x, y, width, height); //$NON-NLS-1$
	}

	@Override
	public void fillOval(int x, int y, int width, int height) {
		ellipse(fill("ellipse", new Rectangle(x, y, width, height)), x, y, width, height); //$NON-NLS-1$
	}

	private void ellipse(Shape shape, int x, int y, int width, int height) {
		shape.attribute("cx", x(x + width / 2.0)).attribute("cy", y(y + height / 2.0)).attribute("rx", width * state.scale / 2) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.attribute("ry", height * state.scale / 2).end(); //$NON-NLS-1$
	}

	@Override
	public void drawArc(int x, int y, int width, int height, int start, int length) {
		if (Math.abs(length) >= 360)
			drawOval(x, y, width, height);
		else
			stroke("path", new Rectangle(x, y, width, height)).attribute("d", arc(x, y, width, height, start, length)).end(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	@Override
	public void fillArc(int x, int y, int width, int height, int start, int length) {
		if (Math.abs(length) >= 360)
			fillOval(x, y, width, height);
		else
			fill("path", new Rectangle(x, y, width, height)).attribute("d", arc(x, y, width, height, start, length) //$NON-NLS-1$ //$NON-NLS-2$
					+ String.format(Locale.ROOT, " L%.2f %.2f Z", x(x + width / 2.0), y(y + height / 2.0))).end(); //$NON-NLS-1$
	}

	private String arc(int x, int y, int width, int height, int start, int length) {
		double from = Math.toRadians(start);
		double to = Math.toRadians(start + length);
		double rx = width / 2.0;
		double ry = height / 2.0;
		return String.format(Locale.ROOT, "M%.2f %.2f A%.2f %.2f 0 %d %d %.2f %.2f", x(x + rx + rx * Math.cos(from)), y(y + ry - ry * Math.sin(from)), //$NON-NLS-1$
				rx * state.scale, ry * state.scale, Math.abs(length) > 180 ? 1 : 0, length > 0 ? 0 : 1, x(x + rx + rx * Math.cos(to)),
				y(y + ry - ry * Math.sin(to)));
	}

	@Override
	public void drawString(String text, int x, int y) {
		if (text.isBlank())
			return;
		FontMetrics metrics = getFontMetrics();
		Rectangle extent = new Rectangle(x, y, FigureUtilities.getStringExtents(text, state.font).width, metrics.getHeight());
		shape("text", extent).attribute("x", x(x)).attribute("y", y(y + metrics.getAscent() + metrics.getLeading())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.paint("fill", state.foreground, state.alpha).font(state.font, state.scale).text(text); //$NON-NLS-1$
	}

	@Override
	public void drawText(String text, int x, int y) {
		int line = 0;
		for (String part : text.split("\n", -1)) //$NON-NLS-1$
			drawString(part, x, y + line++ * getFontMetrics().getHeight());
	}

	@Override
	public void drawText(String text, int x, int y, int style) {
		drawText(text, x, y);
	}

	@Override
	public void fillString(String text, int x, int y) {
		drawString(text, x, y);
	}

	@Override
	public void fillText(String text, int x, int y) {
		drawText(text, x, y);
	}

	@Override
	public void drawFocus(int x, int y, int width, int height) {
		drawRectangle(x, y, width, height);
	}

	@Override
	public void fillGradient(int x, int y, int width, int height, boolean vertical) {
		fillRectangle(x, y, width, height);
	}

	@Override
	public void drawImage(Image image, int x, int y) {
		throw new UnsupportedOperationException("Figures on exported diagrams draw no images"); //$NON-NLS-1$
	}

	@Override
	public void drawImage(Image image, int x1, int y1, int w1, int h1, int x2, int y2, int w2, int h2) {
		drawImage(image, x2, y2);
	}

	@Override
	public void clipRect(Rectangle box) {
		state.clip = state.clip.getCopy().intersect(box);
	}

	@Override
	public void setClip(Rectangle box) {
		state.clip = box.getCopy();
	}

	@Override
	public Rectangle getClip(Rectangle into) {
		into.setBounds(state.clip);
		return into;
	}

	@Override
	public void translate(int x, int y) {
		state.dx += x * state.scale;
		state.dy += y * state.scale;
		state.clip = state.clip.getCopy().translate(-x, -y);
	}

	@Override
	public void scale(double factor) {
		state.scale *= factor;
		state.clip = state.clip.getCopy().scale(1 / factor);
	}

	@Override
	public void pushState() {
		saved.push(state.copy());
	}

	@Override
	public void popState() {
		state = saved.pop();
	}

	@Override
	public void restoreState() {
		state = saved.peek().copy();
	}

	@Override
	public void dispose() {
		saved.clear();
	}

	@Override
	public Color getBackgroundColor() {
		return state.background;
	}

	@Override
	public void setBackgroundColor(Color color) {
		state.background = color;
	}

	@Override
	public Color getForegroundColor() {
		return state.foreground;
	}

	@Override
	public void setForegroundColor(Color color) {
		state.foreground = color;
	}

	@Override
	public Font getFont() {
		return state.font;
	}

	@Override
	public void setFont(Font font) {
		state.font = font;
	}

	@Override
	public FontMetrics getFontMetrics() {
		return FigureUtilities.getFontMetrics(state.font);
	}

	@Override
	public int getLineStyle() {
		return state.lineStyle;
	}

	@Override
	public void setLineStyle(int style) {
		state.lineStyle = style;
	}

	@Override
	public int getLineWidth() {
		return state.lineWidth;
	}

	@Override
	public void setLineWidth(int width) {
		state.lineWidth = width;
	}

	@Override
	public int getAlpha() {
		return state.alpha;
	}

	@Override
	public void setAlpha(int alpha) {
		state.alpha = alpha;
	}

	@Override
	public boolean getXORMode() {
		return false;
	}

	@Override
	public void setXORMode(boolean xor) {
		// a picture has no feedback
	}

	@Override
	public void setAntialias(int value) {
		// the viewer of the picture decides
	}

	@Override
	public void setTextAntialias(int value) {
		// the viewer of the picture decides
	}

	@Override
	public void setLineCap(int cap) {
		// our lines have none
	}

	@Override
	public void setLineJoin(int join) {
		// our lines have none
	}
}
