// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.draw2d.IFigure;
import org.eclipse.draw2d.UpdateListener;
import org.eclipse.draw2d.UpdateManager;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.GraphicalViewer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Control;
import org.orrery.diagram.figures.DropVerdict;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.VmEditPart;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ModelThread;
import org.orrery.ui.UiPulse;

/**
 * Writes where hosts and VMs are on the screen, for checks that drive a real mouse from outside. On only when the system property
 * {@code orrery.geometry.file} names a file. After each change of the picture, at most some twenty times a second, the file is replaced
 * atomically:
 *
 * <pre>
 * {"figures": [{"kind": "host", "name": "h1", "ref": "host/…", "bounds": {"x": …, "y": …, "width": …, "height": …}, "visible": true,
 *               "verdict": "possible" | reason | null},
 *              {"kind": "vm", "name": "app", "ref": "vm/…", "host": "h1", "bounds": …, "visible": true, "phase": …, "fraction": …, "failed": …}]}
 * </pre>
 *
 * Bounds are pixels of the display.
 */
final class FigureGeometryRecorder implements UpdateListener {
	static final String PROPERTY = "orrery.geometry.file"; //$NON-NLS-1$
	private static final int PACE_MILLIS = 50;

	private final GraphicalViewer viewer;
	private final UpdateManager updates;
	private final UiPulse pulse;
	private final Job job;
	private volatile String newest = ""; //$NON-NLS-1$

	private FigureGeometryRecorder(GraphicalViewer viewer, UpdateManager updates, ModelThread uiThread, Path file) {
		this.viewer = viewer;
		this.updates = updates;
		this.pulse = new UiPulse(uiThread, PACE_MILLIS, this::record);
		this.job = Job.createSystem("Recording figure positions", monitor -> { //$NON-NLS-1$
			write(file, newest);
			return Status.OK_STATUS;
		});
		updates.addUpdateListener(this);
		pulse.request();
	}

	/** @return null when nobody asked for it */
	static FigureGeometryRecorder startIfWanted(GraphicalViewer viewer, UpdateManager updates, ModelThread uiThread) {
		String file = System.getProperty(PROPERTY);
		return file == null || file.isEmpty() ? null : new FigureGeometryRecorder(viewer, updates, uiThread, Path.of(file));
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
		String now = json(canvas);
		if (now.equals(newest))
			return;
		newest = now;
		job.schedule();
	}

	private String json(Control canvas) {
		StringBuilder json = new StringBuilder("{\"figures\": ["); //$NON-NLS-1$
		String separator = ""; //$NON-NLS-1$
		for (Object part : viewer.getEditPartRegistry().values()) {
			if (part instanceof HostEditPart host)
				json.append(separator).append(host(host, canvas));
			else if (part instanceof VmEditPart vm)
				json.append(separator).append(vm(vm, canvas));
			else
				continue;
			separator = ",\n"; //$NON-NLS-1$
		}
		return json.append("]}\n").toString(); //$NON-NLS-1$
	}

	private static String host(HostEditPart part, Control canvas) {
		DropVerdict verdict = part.nodeFigure().verdict();
		String words = verdict == null ? null : switch (verdict.kind()) {
		case POSSIBLE -> "possible"; //$NON-NLS-1$
		case REFUSED, HERE -> verdict.line();
		case CHECKING -> null;
		};
		return String.format(Locale.ROOT, "{\"kind\": \"host\", \"name\": %s, \"ref\": %s, %s, \"verdict\": %s}", quoted(part.model().getName()), //$NON-NLS-1$
				quoted(part.model().getRef()), place(part.getFigure(), canvas), quoted(words));
	}

	private static String vm(VmEditPart part, Control canvas) {
		TaskRecord task = part.migration().orElse(null);
		return String.format(Locale.ROOT,
				"{\"kind\": \"vm\", \"name\": %s, \"ref\": %s, \"host\": %s, %s, \"phase\": %s, \"fraction\": %s, \"failed\": %b}", //$NON-NLS-1$
				quoted(part.model().getName()), quoted(part.model().getRef()),
				quoted(part.model().getHost() == null ? null : part.model().getHost().getName()), place(part.getFigure(), canvas),
				quoted(task == null ? null : task.phase()), task == null ? "null" : String.format(Locale.ROOT, "%.3f", task.fraction()), //$NON-NLS-1$ //$NON-NLS-2$
				part.nodeFigure().isFailed());
	}

	private static String place(IFigure figure, Control canvas) {
		Rectangle bounds = figure.getBounds().getCopy();
		figure.translateToAbsolute(bounds);
		Point size = canvas.getSize();
		boolean visible = canvas.isVisible() && figure.isShowing() && new Rectangle(0, 0, size.x, size.y).contains(bounds.getCenter());
		Point corner = canvas.toDisplay(bounds.x, bounds.y);
		return String.format(Locale.ROOT, "\"bounds\": {\"x\": %d, \"y\": %d, \"width\": %d, \"height\": %d}, \"visible\": %b", corner.x, corner.y, //$NON-NLS-1$
				bounds.width, bounds.height, visible);
	}

	private static String quoted(Object value) {
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
			ILog.of(FigureGeometryRecorder.class).warn("Cannot write figure positions to " + file, e); //$NON-NLS-1$
		}
	}
}
