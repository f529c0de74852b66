// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.UpdateListener;
import org.eclipse.draw2d.UpdateManager;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.orrery.diagram.network.figures.SceneFigure;
import org.orrery.diagram.network.parts.NodePart;
import org.orrery.model.ModelThread;
import org.orrery.ui.UiPulse;

/**
 * Writes where the figures are on the screen, for checks that drive a real mouse from outside. On only when the system property
 * {@code orrery.network.geometry.file} names a file, which is replaced atomically after each change of the picture:
 *
 * <pre>
 * {"figures": [{"kind": "profile", "name": "web", "in": "dvs0", "bounds": {"x": …, "y": …, "width": …, "height": …}, "visible": true,
 *               "pending": false, "problems": 0, "emphasis": "none"}],
 *  "tools": {"switch": {"x": …, "y": …, "width": …, "height": …}, "apply": …}}
 * </pre>
 *
 * Bounds are pixels of the display, those of a title where there is something inside.
 */
final class NetworkGeometryRecorder implements UpdateListener {
	static final String PROPERTY = "orrery.network.geometry.file"; //$NON-NLS-1$
	private static final int PACE_MILLIS = 50;

	private final GraphicalViewer viewer;
	private final Supplier<Map<String, org.eclipse.swt.graphics.Rectangle>> places;
	private final UpdateManager updates;
	private final UiPulse pulse;
	private final Job job;
	private volatile String newest = ""; //$NON-NLS-1$

	private NetworkGeometryRecorder(GraphicalViewer viewer, Supplier<Map<String, org.eclipse.swt.graphics.Rectangle>> places, ModelThread uiThread, Path file) {
		this.viewer = viewer;
		this.places = places;
		this.updates = ((GraphicalEditPart) viewer.getRootEditPart()).getFigure().getUpdateManager();
		this.pulse = new UiPulse(uiThread, PACE_MILLIS, this::record);
		this.job = Job.createSystem("Recording figure positions", monitor -> { //$NON-NLS-1$
			write(file, newest);
			return Status.OK_STATUS;
		});
		updates.addUpdateListener(this);
		pulse.request();
	}

	/** @param places of the buttons on the display; @return null when nobody asked for it */
	static NetworkGeometryRecorder startIfWanted(GraphicalViewer viewer, Supplier<Map<String, org.eclipse.swt.graphics.Rectangle>> places, ModelThread uiThread) {
		String file = System.getProperty(PROPERTY);
		return file == null || file.isEmpty() ? null : new NetworkGeometryRecorder(viewer, places, uiThread, Path.of(file));
	}

	void dispose() {
		updates.removeUpdateListener(this);
		pulse.stop();
	}

	@Override
	@SuppressWarnings("rawtypes")
	public void notifyPainting(Rectangle damage, Map dirtyRegions) {
		pulse.request();
	}

	@Override
	public void notifyValidating() {
		pulse.request();
	}

	private void record() {
		Control canvas = viewer.getControl();
		if (canvas == null || canvas.isDisposed())
			return;
		StringBuilder json = new StringBuilder("{\"figures\": ["); //$NON-NLS-1$
		String separator = ""; //$NON-NLS-1$
		for (Object part : viewer.getEditPartRegistry().values())
			if (part instanceof NodePart node) {
				json.append(separator).append(json(node, canvas));
				separator = ",\n"; //$NON-NLS-1$
			}
		String now = json.append("],\n\"tools\": {").append(tools()).append("}}\n").toString(); //$NON-NLS-1$ //$NON-NLS-2$
		if (now.equals(newest))
			return;
		newest = now;
		job.schedule();
	}

	/** Buttons of the palette and of the bar by their keys. */
	private String tools() {
		StringBuilder json = new StringBuilder();
		places.get().forEach((name, place) -> json.append(json.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, //$NON-NLS-1$ //$NON-NLS-2$
				"%s: {\"x\": %d, \"y\": %d, \"width\": %d, \"height\": %d}", quoted(name), place.x, place.y, place.width, place.height))); //$NON-NLS-1$
		return json.toString();
	}

	private static String json(NodePart part, Control canvas) {
		SceneFigure figure = part.figure();
		Rectangle box = figure.nameBounds();
		figure.translateToAbsolute(box);
		Point size = canvas.getSize();
		boolean visible = canvas.isVisible() && figure.isShowing() && new Rectangle(0, 0, size.x, size.y).contains(box.getCenter());
		Point corner = canvas.toDisplay(box.x, box.y);
		String in = part.getParent() instanceof NodePart outer ? outer.node().name() : ""; //$NON-NLS-1$
		return String.format(Locale.ROOT,
				"{\"kind\": \"%s\", \"name\": %s, \"in\": %s, \"bounds\": {\"x\": %d, \"y\": %d, \"width\": %d, \"height\": %d}, \"visible\": %b, " //$NON-NLS-1$
						+ "\"pending\": %b, \"problems\": %d, \"emphasis\": \"%s\"}", //$NON-NLS-1$
				part.node().shape().name().toLowerCase(Locale.ROOT).replace('_', '-'), quoted(part.node().name()), quoted(in), corner.x, corner.y, box.width,
				box.height, visible, part.node().pending(), part.node().problems().size(), figure.emphasis().name().toLowerCase(Locale.ROOT));
	}

	private static String quoted(String value) {
		StringBuilder text = new StringBuilder("\""); //$NON-NLS-1$
		for (char c : value.toCharArray()) {
			if (c == '"' || c == '\\')
				text.append('\\').append(c);
			else if (c < ' ')
				text.append(String.format("\\u%04x", (int) c)); //$NON-NLS-1$
			else
				text.append(c);
		}
		return text.append('"').toString();
	}

	private static void write(Path file, String json) {
		Path next = file.resolveSibling(file.getFileName() + ".next"); //$NON-NLS-1$
		try {
			Files.write(next, json.getBytes(StandardCharsets.UTF_8));
			Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			ILog.of(NetworkGeometryRecorder.class).warn("Cannot write figure positions to " + file, e); //$NON-NLS-1$
		}
	}
}
