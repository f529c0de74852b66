// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.draw2d.FreeformFigure;
import org.eclipse.draw2d.Graphics;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.SWTGraphics;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditDomain;
import org.eclipse.gef.LayerConstants;
import org.eclipse.gef.ui.parts.ScrollingGraphicalViewer;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.Messages;
import org.orrery.diagram.figures.DisplayTheme;
import org.orrery.diagram.figures.TextStyle;
import org.orrery.diagram.layout.Placements;
import org.orrery.diagram.migration.MigrationStatus;
import org.orrery.diagram.parts.Layer;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.diagram.parts.TopologyEditPartFactory;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.model.FleetModel;
import org.orrery.ui.ThemeColor;

/**
 * The whole topology as a picture, at 100 % and in full detail, whatever an editor shows at the moment. Needs a display but no workbench.
 * Use it on the UI thread of the display, which is the model thread, and close it.
 */
public final class TopologyExport implements AutoCloseable {
	private static final int MARGIN = 24;
	/** Side of one tile, pixels: bounds the memory of the screen that a large picture takes. */
	private static final int TILE = 1024;

	private final Display display;
	private final DisplayTheme theme;
	private final Placements placements;
	private final Shell shell;
	private final TopologyRootEditPart root = new TopologyRootEditPart();

	/** @param placements belongs to this export from now on */
	public TopologyExport(Display display, FleetModel fleet, Placements placements, Set<Layer> layers, boolean dark) {
		this.display = display;
		this.placements = placements;
		this.theme = new DisplayTheme(display, () -> dark);
		this.shell = new Shell(display);
		TopologyContext context = new TopologyContext(fleet, placements, theme, MigrationStatus.NONE, null);
		EnumSet.allOf(Layer.class).forEach(layer -> context.setVisible(layer, layers.contains(layer)));
		ScrollingGraphicalViewer viewer = new ScrollingGraphicalViewer();
		viewer.createControl(shell);
		viewer.setEditDomain(new EditDomain());
		viewer.setRootEditPart(root);
		viewer.setEditPartFactory(new TopologyEditPartFactory(context));
		viewer.setContents(fleet.fleet());
		viewer.flush();
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
		return out.document(area, Messages.Editor_name, theme.color(ThemeColor.CANVAS));
	}

	public byte[] png() {
		Rectangle area = area();
		ImageData whole = new ImageData(area.width, area.height, 24, new PaletteData(0xff0000, 0xff00, 0xff));
		for (int y = 0; y < area.height; y += TILE)
			for (int x = 0; x < area.width; x += TILE)
				copy(tile(area.x + x, area.y + y, Math.min(TILE, area.width - x), Math.min(TILE, area.height - y)), whole, x, y);
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { whole };
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		loader.save(out, SWT.IMAGE_PNG);
		return out.toByteArray();
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

	@Override
	public void close() {
		shell.dispose();
		placements.dispose();
		theme.dispose();
	}
}
