// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.canvas;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.UpdateListener;
import org.eclipse.draw2d.UpdateManager;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.orrery.model.ModelThread;
import org.orrery.ui.UiPulse;

/**
 * Writes where figures are on the screen, for checks that drive a real mouse from outside. On only when a system property names a file, which
 * is replaced atomically after each change of the picture, at most some twenty times a second. UI thread; the file is written aside.
 */
public final class GeometryRecorder implements UpdateListener {
	private static final int PACE_MILLIS = 50;

	private final GraphicalViewer viewer;
	private final Supplier<String> json;
	private final UpdateManager updates;
	private final UiPulse pulse;
	private final Job job;
	private volatile String newest = ""; //$NON-NLS-1$

	private GeometryRecorder(GraphicalViewer viewer, Supplier<String> json, ModelThread uiThread, Path file) {
		this.viewer = viewer;
		this.json = json;
		this.updates = ((GraphicalEditPart) viewer.getRootEditPart()).getFigure().getUpdateManager();
		this.pulse = new UiPulse(uiThread, PACE_MILLIS, this::record);
		this.job = Job.createSystem("Recording figure positions", monitor -> { //$NON-NLS-1$
			write(file, newest);
			return Status.OK_STATUS;
		});
		updates.addUpdateListener(this);
		pulse.request();
	}

	/** @param property names the file; @param json what it is to say now; @return null when nobody asked for it */
	public static GeometryRecorder startIfWanted(String property, GraphicalViewer viewer, Supplier<String> json, ModelThread uiThread) {
		String file = System.getProperty(property);
		return file == null || file.isEmpty() ? null : new GeometryRecorder(viewer, json, uiThread, Path.of(file));
	}

	public void dispose() {
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
		if (viewer.getControl() == null || viewer.getControl().isDisposed())
			return;
		String now = json.get();
		if (now.equals(newest))
			return;
		newest = now;
		job.schedule();
	}

	// --- words of the file -------------------------------------------------------------------------------------------------------------

	/** The member {@code "figures"}. */
	public static String figures(List<String> figures) {
		return "\"figures\": [" + String.join(",\n", figures) + ']'; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The members {@code "bounds"}, on the display, and {@code "visible"}. @param box of the figure or a part of it, in its coordinates */
	public static String place(IFigure figure, Rectangle box, Control canvas) {
		Rectangle bounds = box.getCopy();
		figure.translateToAbsolute(bounds);
		Point size = canvas.getSize();
		boolean visible = canvas.isVisible() && figure.isShowing() && new Rectangle(0, 0, size.x, size.y).contains(bounds.getCenter());
		Point corner = canvas.toDisplay(bounds.x, bounds.y);
		return String.format(Locale.ROOT, "\"bounds\": %s, \"visible\": %b", box(corner.x, corner.y, bounds.width, bounds.height), visible); //$NON-NLS-1$
	}

	public static String box(int x, int y, int width, int height) {
		return String.format(Locale.ROOT, "{\"x\": %d, \"y\": %d, \"width\": %d, \"height\": %d}", x, y, width, height); //$NON-NLS-1$
	}

	public static String quoted(Object value) {
		if (value == null)
			return "null"; //$NON-NLS-1$
		StringBuilder text = new StringBuilder("\""); //$NON-NLS-1$
		for (char c : value.toString().toCharArray()) {
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
			ILog.of(GeometryRecorder.class).warn("Cannot write figure positions to " + file, e); //$NON-NLS-1$
		}
	}
}
