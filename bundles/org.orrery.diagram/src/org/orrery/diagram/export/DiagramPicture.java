// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.eclipse.draw2d.FreeformFigure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.LayerConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.DiagramTheme;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.ui.ThemeColor;

/** Paints everything below the root of a diagram that is laid out. UI thread. */
public final class DiagramPicture {
	private static final int MARGIN = 24;
	/** Side of one tile, pixels: bounds the memory of the screen that a large picture takes. */
	private static final int TILE = 1024;

	private final Display display;
	private final DiagramTheme theme;
	private final TopologyRootEditPart root;
	private final String title;

	/** @param title for readers of the screen */
	public DiagramPicture(Display display, DiagramTheme theme, TopologyRootEditPart root, String title) {
		this.display = display;
		this.theme = theme;
		this.root = root;
		this.title = title;
	}

	/** Chooses the format by the ending of the name: .png or .svg. @throws IOException naming the file and what is wrong */
	public void write(Path file) throws IOException {
		String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
		if (name.endsWith(".svg")) //$NON-NLS-1$
			Files.write(file, svg().getBytes(StandardCharsets.UTF_8));
		else if (name.endsWith(".png")) //$NON-NLS-1$
			Files.write(file, png());
		else
			throw new IOException(NLS.bind(Messages.Export_unknownFormat, file));
	}

	public String svg() {
		Rectangle area = area();
		SvgWriter out = new SvgWriter();
		SvgGraphics graphics = new SvgGraphics(out, area, theme.color(ThemeColor.TEXT), theme.color(ThemeColor.CANVAS), theme.font(TextStyle.BODY));
		paint(graphics);
		graphics.dispose();
		return out.document(area, title, theme.color(ThemeColor.CANVAS));
	}

	public byte[] png() {
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { imageData() };
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return out.toByteArray();
	}

	public ImageData imageData() {
		Rectangle area = area();
		ImageData whole = new ImageData(area.width, area.height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < area.height; y += TILE)
			for (int x = 0; x < area.width; x += TILE)
				copy(tile(area.x + x, area.y + y, Math.min(TILE, area.width - x), Math.min(TILE, area.height - y)), whole, x, y);
		return whole;
	}

	private ImageData tile(int x, int y, int width, int height) {
		Image image = new Image(display, width, height);
		GC gc = new GC(image);
		Graphics graphics = new SWTGraphics(gc);
		try {
			graphics.setBackgroundColor(theme.color(ThemeColor.CANVAS));
			graphics.fillRectangle(0, 0, width, height);
			graphics.translate(-x, -y);
			paint(graphics);
			return image.getImageData(100);
		} finally {
			graphics.dispose();
			gc.dispose();
			image.dispose();
		}
	}

	private static void copy(ImageData from, ImageData to, int left, int top) {
		int[] line = new int[from.width];
		for (int y = 0; y < from.height; y++) {
			from.getPixels(0, y, from.width, line, 0);
			for (int x = 0; x < from.width; x++)
				line[x] = to.palette.getPixel(from.palette.getRGB(line[x]));
			to.setPixels(left, top + y, from.width, line, 0);
		}
	}

	private void paint(Graphics graphics) {
		for (Object layer : new Object[] { TopologyRootEditPart.LINKS_LAYER, LayerConstants.PRINTABLE_LAYERS }) {
			graphics.pushState();
			root.getLayer(layer).paint(graphics);
			graphics.popState();
		}
	}

	private Rectangle area() {
		IFigure layers = root.getLayer(LayerConstants.PRINTABLE_LAYERS);
		Rectangle area = ((FreeformFigure) layers).getFreeformExtent().getCopy();
		area.union(((FreeformFigure) root.getLayer(TopologyRootEditPart.LINKS_LAYER)).getFreeformExtent());
		return area.expand(MARGIN, MARGIN);
	}
}
