// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.eclipse.draw2d.FigureCanvas;
import org.eclipse.draw2d.geometry.Rectangle;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalEditPart;
import org.eclipse.gef.editparts.ZoomManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.PartInitException;
import org.orrery.diagram.DiagramIds;
import org.orrery.diagram.editor.TopologyEditor;
import org.orrery.diagram.editor.TopologyEditorInput;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.TopologyRootEditPart;
import org.orrery.diagram.parts.VmEditPart;

/** 100 hosts with 20 VMs each on the canvas: opening, dragging by a real mouse, panning, at several zooms. */
final class TopologyScenario implements Scenario {
	private static final int HOSTS = 100;
	private static final int VMS = 2_000;
	private static final int OPENINGS = 5;
	private static final double[] ZOOMS = { 1, 0.5, 0.2 };
	private static final int MOVES = 300;
	private static final int MOVE_MILLIS = 12;

	private TopologyEditor editor;

	@Override
	public void run(Console console, Findings findings) throws Exception {
		console.until("2,000 VMs in the model", () -> console.vms() == VMS);
		Thread.sleep(5_000);
		open(console, findings);
		for (double zoom : ZOOMS) {
			String name = String.format(Locale.ROOT, "topology.%d", Math.round(zoom * 100));
			console.run(() -> zoom(zoom));
			console.picture(name);
			try (Profile profile = Profile.of(console)) {
				pan(console, name + ".pan", findings);
			}
			try (Profile profile = Profile.of(console)) {
				drag(console, name + ".drag", findings);
			}
		}
	}

	private void open(Console console, Findings findings) throws InterruptedException {
		double[] millis = new double[OPENINGS];
		for (int i = 0; i < OPENINGS; i++) {
			console.run(() -> close(console));
			console.settle();
			long begun = System.nanoTime();
			console.run(() -> editor = open(console));
			console.until("all figures", () -> count(HostEditPart.class) == HOSTS && count(VmEditPart.class) == VMS);
			console.run(() -> {
				editor.viewer().flush();
				console.display().update();
			});
			millis[i] = (System.nanoTime() - begun) / 1e6;
			console.settle();
		}
		findings.put("topology.open.first", millis[0]);
		java.util.Arrays.sort(millis);
		findings.put("topology.open", millis[OPENINGS / 2]);
	}

	private static void close(Console console) {
		for (IEditorReference reference : console.page().getEditorReferences())
			if (reference.getId().equals(DiagramIds.TOPOLOGY_EDITOR))
				console.page().closeEditor(reference.getEditor(false), false);
	}

	private static TopologyEditor open(Console console) {
		try {
			return (TopologyEditor) console.page().openEditor(TopologyEditorInput.FLEET, DiagramIds.TOPOLOGY_EDITOR);
		} catch (PartInitException e) {
			throw new AssertionError(e);
		}
	}

	private long count(Class<? extends EditPart> type) {
		return editor.viewer().getEditPartRegistry().values().stream().filter(type::isInstance).count();
	}

	private FigureCanvas canvas() {
		return (FigureCanvas) editor.viewer().getControl();
	}

	private void zoom(double zoom) {
		ZoomManager manager = ((TopologyRootEditPart) editor.viewer().getRootEditPart()).getZoomManager();
		Event press = new Event(); // the view is the person's from here on
		press.button = 2;
		canvas().notifyListeners(SWT.MouseDown, press);
		canvas().notifyListeners(SWT.MouseUp, press);
		manager.setZoom(zoom);
		editor.viewer().flush();
		canvas().scrollTo(0, 0);
	}

	private void pan(Console console, String name, Findings findings) throws InterruptedException {
		Frames frames = console.ask(() -> new Frames(canvas()));
		console.run(frames::begin);
		for (int i = 0; i < MOVES; i++) {
			int place = i < MOVES / 2 ? 8 * i : 8 * (MOVES - i);
			console.display().asyncExec(() -> canvas().getViewport().setViewLocation(place, place / 2));
			Thread.sleep(MOVE_MILLIS);
		}
		console.run(frames::end);
		findings.put(name + ".fps", frames.perSecond());
		findings.put(name + ".slowest", frames.slowest());
		console.run(() -> canvas().scrollTo(0, 0));
		console.settle();
	}

	/** Of a VM where VMs are drawn, else of its host, in circles over the canvas by the mouse of the display; let go where it was taken. */
	private void drag(Console console, String name, Findings findings) throws Exception {
		Point start = console.ask(this::placeOfFirst);
		Point size = console.ask(() -> canvas().getSize());
		Point corner = console.ask(() -> canvas().toDisplay(0, 0));
		Frames frames = console.ask(() -> new Frames(canvas()));
		StringBuilder course = new StringBuilder();
		for (int i = 0; i < MOVES; i++) {
			double angle = i * 0.05;
			course.append(String.format(Locale.ROOT, "mousemove %d %d sleep %.3f%n", corner.x + (int) (size.x * (0.5 + 0.4 * Math.cos(angle))),
					corner.y + (int) (size.y * (0.5 + 0.4 * Math.sin(angle))), MOVE_MILLIS / 1000.0));
		}
		mouse(String.format(Locale.ROOT, "mousemove %d %d sleep 0.2 mousedown 1 sleep 0.2 mousemove_relative 12 12 sleep 0.2%n", start.x, start.y));
		console.run(frames::begin);
		mouse(course.toString());
		console.run(frames::end);
		findings.put(name + ".fps", frames.perSecond());
		findings.put(name + ".slowest", frames.slowest());
		console.picture(name);
		mouse(String.format(Locale.ROOT, "mousemove %d %d sleep 0.2 mouseup 1%n", start.x, start.y));
		console.settle();
	}

	private static void mouse(String course) throws IOException, InterruptedException {
		Process mouse = new ProcessBuilder("xdotool", "-").redirectErrorStream(true).start();
		try (OutputStream commands = mouse.getOutputStream()) {
			commands.write(course.getBytes(StandardCharsets.US_ASCII));
		}
		if (mouse.waitFor() != 0)
			throw new AssertionError("xdotool failed: " + new String(mouse.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
	}

	private Point placeOfFirst() {
		List<?> hosts = editor.viewer().getEditPartRegistry().values().stream().filter(HostEditPart.class::isInstance).toList();
		GraphicalEditPart host = (GraphicalEditPart) hosts.stream().filter(part -> isInView((GraphicalEditPart) part)).findFirst().orElseThrow();
		boolean vms = editor.viewer().getRootEditPart() instanceof TopologyRootEditPart root && root.getZoomManager().getZoom() >= 0.4;
		Rectangle bounds = ((GraphicalEditPart) (vms ? host.getChildren().getFirst() : host)).getFigure().getBounds().getCopy();
		host.getFigure().translateToAbsolute(bounds);
		return canvas().toDisplay(bounds.getCenter().x, vms ? bounds.getCenter().y : bounds.y + 4);
	}

	private boolean isInView(GraphicalEditPart part) {
		Rectangle bounds = part.getFigure().getBounds().getCopy();
		part.getFigure().translateToAbsolute(bounds);
		Point size = canvas().getSize();
		return new Rectangle(0, 0, size.x, size.y).contains(bounds.x, bounds.y);
	}
}
